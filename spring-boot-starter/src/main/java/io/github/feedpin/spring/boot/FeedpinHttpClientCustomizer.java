package io.github.feedpin.spring.boot;

import reactor.netty.http.client.HttpClient;

/**
 * Changes the HTTP client that the platform is reached with: DNS, metrics, TLS of another kind. All beans of this type are applied, in their
 * order, once for each platform that Feedpin configures, and after what the properties say. What must not be changed is set after them: no redirects, no
 * automatic retry, and the headers that the platform documents.
 */
@FunctionalInterface
public interface FeedpinHttpClientCustomizer {

    /** Returns {@code client}, or one derived from it. */
    HttpClient customize(HttpClient client);
}
