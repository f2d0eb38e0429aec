package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import io.netty.handler.proxy.ProxyHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** The tunnel through a proxy to the platform. */
final class ProxyTunnel {

    private ProxyTunnel() {}

    /**
     * Delays the body until the proxy has connected to the platform; fails if the proxy does not connect. Netty reports
     * the connection as open before and buffers what is written, so an unsent request would count as sent.
     */
    static Mono<ByteBuf> awaitBefore(Mono<ByteBuf> body, @Nullable Connection connection) {
        @Nullable
        ProxyHandler proxy =
                connection == null ? null : connection.channel().pipeline().get(ProxyHandler.class);
        return proxy == null || proxy.isConnected() ? body : connected(proxy).then(body);
    }

    private static Mono<Void> connected(ProxyHandler proxy) {
        return Mono.create(sink -> proxy.connectFuture().addListener(connection -> {
            if (connection.isSuccess()) {
                sink.success();
            } else {
                sink.error(connection.cause());
            }
        }));
    }
}
