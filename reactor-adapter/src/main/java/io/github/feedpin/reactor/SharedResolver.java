package io.github.feedpin.reactor;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import reactor.netty.http.HttpResources;

/**
 * Reactor Netty's global resolver of names, asked for with each connection. A pool would keep the one that it was made
 * with, which ends with the global event loops.
 */
final class SharedResolver extends AddressResolverGroup<InetSocketAddress> {

    @Override
    @SuppressWarnings("unchecked")
    public AddressResolver<InetSocketAddress> getResolver(EventExecutor executor) {
        return (AddressResolver<InetSocketAddress>)
                HttpResources.get().getOrCreateDefaultResolver().getResolver(executor);
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return getResolver(executor);
    }
}
