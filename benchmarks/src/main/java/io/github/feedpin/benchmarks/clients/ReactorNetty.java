package io.github.feedpin.benchmarks.clients;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Bare Reactor Netty, with records that Jackson maps. */
final class ReactorNetty extends MonoClient {

    private final HttpClient http = HttpClient.create()
            .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                    .set(HttpHeaderNames.AUTHORIZATION, ClientConfig.BEARER));
    private final JsonMapper json = JsonMapper.shared();
    private final String url;
    private final UserIdBatches batches;

    ReactorNetty(ClientConfig config) {
        // Not with +, since the start benchmark would measure its bootstrap.
        this.url = config.server().toString().concat(ClientConfig.PATH);
        this.batches = config.batches();
    }

    @Override
    Mono<?> call() {
        return http.patch()
                .uri(url)
                .send(Mono.fromSupplier(
                        () -> Unpooled.wrappedBuffer(json.writeValueAsBytes(new RequestBody(true, batches.next())))))
                .responseSingle((response, content) -> content.asByteArray())
                .map(bytes -> json.readValue(bytes, ResponseBody.class).orThrow());
    }
}
