package io.github.feedpin.benchmarks.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/**
 * Bare Reactor Netty with a body that is ready, and a response of which nothing is read but the status: what no client
 * on it can undercut.
 */
final class ReactorNettyFloor extends MonoClient {

    private final String url;
    private final Mono<ByteBuf> body;
    private final HttpClient http = BareHttp.client();

    ReactorNettyFloor(Setup setup) {
        String body = "{\"time_sensitive\":true,\"user_ids\":[\""
                + String.join("\",\"", setup.groups().next()) + "\"]}";
        ByteBuf ready = Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(body.getBytes(UTF_8)));
        this.url = setup.url();
        this.body = Mono.fromSupplier(ready::duplicate);
    }

    @Override
    Mono<?> call() {
        return http.patch()
                .uri(url)
                .send(body)
                .response((response, content) -> content.then(checked(response)))
                .then();
    }

    private static Mono<Void> checked(HttpClientResponse response) {
        return response.status().code() == 200
                ? Mono.empty()
                : Mono.error(new IllegalStateException("The call failed: " + response.status()));
    }
}
