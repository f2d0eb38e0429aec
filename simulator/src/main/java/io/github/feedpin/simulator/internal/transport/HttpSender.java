package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.response.DeliveryMode;
import io.github.feedpin.simulator.internal.response.DeliveryMode.Interim;
import io.github.feedpin.simulator.internal.response.WireResponse;
import io.github.feedpin.time.TimeSource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerResponse;

/** Sends responses over HTTP, each in its mode. A closed or reset connection ends the exchange by itself. */
record HttpSender(TimeSource time) {

    Mono<Void> send(WireResponse wire, HttpServerResponse response) {
        return interim(wire.mode(), response).then(Mono.defer(() -> sendFinal(wire, response)));
    }

    private Mono<Void> sendFinal(WireResponse wire, HttpServerResponse response) {
        response.status(wire.status());
        wire.headers().forEach(response::header);
        return switch (wire.mode().kind()) {
            case WHOLE -> wire.padding() == 0 && !wire.gzipped() ? whole(wire, response) : streamed(wire, response);
            case DRIPPING -> dripping(wire, response);
            case CUT -> cut(wire, response);
            case STALLED -> Mono.never();
            case RESET -> reset(response);
        };
    }

    private Mono<Void> interim(DeliveryMode mode, HttpServerResponse response) {
        Interim interim = mode.interim();
        if (interim.count() == 0) {
            return Mono.empty();
        }
        byte[] head = ("HTTP/1.1 " + interim.status() + " Interim\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        return written(head, response)
                .then(time.delay(mode.interval()))
                .repeat(interim.count() - 1)
                .then();
    }

    /** Bypasses Reactor Netty, which sends final responses only. Never completes once the connection is closed. */
    private static Mono<Void> written(byte[] bytes, HttpServerResponse response) {
        return Mono.create(sink -> response.withConnection(connection -> connection
                .channel()
                .pipeline()
                .context(NettyPipeline.HttpCodec)
                .writeAndFlush(Unpooled.wrappedBuffer(bytes))
                .addListener(end -> {
                    if (end.isSuccess()) {
                        sink.success();
                    }
                })));
    }

    private static Mono<Void> whole(WireResponse wire, HttpServerResponse response) {
        return response.sendByteArray(Mono.just(wire.body())).then();
    }

    private static Mono<Void> streamed(WireResponse wire, HttpServerResponse response) {
        if (!wire.gzipped()) {
            response.header(HttpHeaderNames.CONTENT_LENGTH, Long.toString(wire.size()));
        }
        return response.sendByteArray(BodyBytes.of(wire)).then();
    }

    private Mono<Void> dripping(WireResponse wire, HttpServerResponse response) {
        byte[] body = wire.body();
        Flux<ByteBuf> drops = Flux.range(0, body.length)
                .concatMap(i -> time.delay(wire.mode().interval())
                        .then(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body, i, 1))));
        return response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .send(drops, drop -> true)
                .then();
    }

    /** Announces twice the length that it sends. */
    private static Mono<Void> cut(WireResponse wire, HttpServerResponse response) {
        byte[] half = wire.body();
        return response.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(2 * half.length))
                .send(Flux.just(Unpooled.wrappedBuffer(half)), part -> true)
                .then()
                .then(closed(response));
    }

    private static Mono<Void> reset(HttpServerResponse response) {
        response.withConnection(connection -> connection.channel().config().setOption(ChannelOption.SO_LINGER, 0));
        return closed(response);
    }

    private static Mono<Void> closed(HttpServerResponse response) {
        return Mono.defer(() -> {
            response.withConnection(connection -> connection.channel().close());
            return Mono.never();
        });
    }
}
