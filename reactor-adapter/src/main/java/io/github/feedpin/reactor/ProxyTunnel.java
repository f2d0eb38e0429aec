package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import io.netty.handler.proxy.ProxyHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;

/** The way through a proxy to the platform. */
final class ProxyTunnel {

    private ProxyTunnel() {}

    /**
     * Lets the body be written once the proxy has connected to the platform; it fails when the proxy does not. Netty
     * takes connections for open before, and holds back what is written, so a request would count as sent that never
     * leaves.
     */
    static Mono<ByteBuf> before(Mono<ByteBuf> body, @Nullable Connection connection) {
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
