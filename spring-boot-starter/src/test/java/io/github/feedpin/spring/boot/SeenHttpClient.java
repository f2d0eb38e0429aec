package io.github.feedpin.spring.boot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientConfig;

/** Customizer that records the configured HTTP client without changing it. */
public final class SeenHttpClient implements FeedpinHttpClientCustomizer {

    private final List<HttpClient> seen = new CopyOnWriteArrayList<>();

    @Override
    public HttpClient customize(String clientName, HttpClient client) {
        seen.add(client);
        return client;
    }

    HttpClientConfig configuration() {
        return seen.get(seen.size() - 1).configuration();
    }
}
