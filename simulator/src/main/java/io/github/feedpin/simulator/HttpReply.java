package io.github.feedpin.simulator;

import io.github.feedpin.simulator.Refusal.Exhausted;
import io.netty.handler.codec.http.HttpHeaderNames;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What the engine answers, with its body written, ready to be sent. */
record HttpReply(Reply<?> reply, byte[] body) {

    Mono<Void> send(HttpServerResponse response) {
        response.status(reply.status())
                .header(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .header("X-Tt-Logid", reply.logId());
        @Nullable
        Exhausted exhausted = reply.refusal() == null ? null : reply.refusal().exhausted();
        if (exhausted != null) {
            response.header("x-ogw-ratelimit-limit", Integer.toString(exhausted.limit()))
                    .header(
                            "x-ogw-ratelimit-reset",
                            Long.toString(exhausted.reset().toSeconds()));
        }
        return response.sendByteArray(Mono.just(body)).then();
    }
}
