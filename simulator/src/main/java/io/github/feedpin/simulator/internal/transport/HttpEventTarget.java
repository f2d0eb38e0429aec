package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.event.EventTarget;
import io.netty.buffer.Unpooled;
import java.net.URI;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Receiver of events at a URL. Each event has a connection of its own. */
record HttpEventTarget(URI url) implements EventTarget {

    private static final HttpClient CLIENT = HttpClient.newConnection();

    @Override
    public Mono<Response> deliver(Map<String, String> headers, byte[] body) {
        return CLIENT.headers(all -> headers.forEach(all::set))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> content.asByteArray()
                        .defaultIfEmpty(new byte[0])
                        .map(bytes -> new Response(response.status().code(), bytes)));
    }
}
