package io.github.feedpin.simulator;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client that sends requests unchanged, without the library. */
final class RawHttpClient {

    static final String CALL_PATH = "/open-apis/im/v2/feed_cards/bot_time_sentive";
    static final String TENANT_TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
    static final String APP_TOKEN_PATH = "/open-apis/auth/v3/app_access_token/internal";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A response. */
    record Response(int status, HttpHeaders headers, String text) {

        JsonNode body() {
            return JSON.readTree(text);
        }

        int code() {
            return body().path("code").intValue(-1);
        }
    }

    private final HttpClient http;
    private final Map<String, String> headers =
            new HashMap<>(Map.of("Content-Type", "application/json; charset=utf-8"));

    RawHttpClient(SimulatorServer server) {
        http = HttpClient.newConnection().baseUrl(server.baseUrl().toString());
    }

    RawHttpClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RawHttpClient without(String name) {
        headers.remove(name);
        return this;
    }

    RawHttpClient bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    Response patch(String query, String body) {
        return send("PATCH", CALL_PATH + query, body);
    }

    Response send(String method, String uri, String body) {
        return SimulatorFixture.await(exchange(method, uri, body));
    }

    /** Returns the exchange; nothing is sent before it is subscribed to. */
    Mono<Response> exchange(String method, String uri, String body) {
        return http.headers(all -> headers.forEach(all::set))
                .request(HttpMethod.valueOf(method))
                .uri(uri)
                .send(ByteBufMono.fromString(Mono.just(body)))
                .responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new Response(response.status().code(), response.responseHeaders(), text)));
    }
}
