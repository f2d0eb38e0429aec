package io.github.feedpin.spring.boot;

import reactor.netty.http.client.HttpClient;

/**
 * Callback interface for changing the HTTP client that the platform is reached with: DNS, metrics, TLS of another kind.
 * All beans of this type are applied, in their order, once for each platform that Feedpin configures, and after what
 * the properties say. What must not be changed is set after them: no redirects, no automatic retry, and the headers
 * that the platform documents.
 */
@FunctionalInterface
public interface FeedpinHttpClientCustomizer {

    /**
     * Returns {@code httpClient}, or one derived from it.
     *
     * @param clientName the name below {@code feedpin.clients} of the client that uses it; {@code feedpinClient} for
     *     the client of the app at the top level of the properties
     * @param httpClient the HTTP client so far
     */
    HttpClient customize(String clientName, HttpClient httpClient);
}
