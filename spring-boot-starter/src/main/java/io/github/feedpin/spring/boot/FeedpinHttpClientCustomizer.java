package io.github.feedpin.spring.boot;

import reactor.netty.http.client.HttpClient;

/**
 * Callback interface for customizing the {@link HttpClient} that calls the platform, for example its DNS resolver,
 * metrics or TLS. Beans of this type are called in order, once for each platform that Feedpin configures, after the
 * properties have been applied. Settings that must not be changed are applied after them: no redirects, no automatic
 * retry, and the headers that the platform documents.
 */
@FunctionalInterface
public interface FeedpinHttpClientCustomizer {

    /**
     * {@return {@code httpClient} itself, or a client derived from it}
     *
     * @param clientName the name below {@code feedpin.clients} of the client that uses it; {@code feedpinClient} for
     *     the client at the top level of the properties
     * @param httpClient the HTTP client as configured so far
     */
    HttpClient customize(String clientName, HttpClient httpClient);
}
