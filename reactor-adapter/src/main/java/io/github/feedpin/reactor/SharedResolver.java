package io.github.feedpin.reactor;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import reactor.netty.http.HttpResources;

/**
 * Delegates to Reactor Netty's current global resolver. A connection pool would keep the one that it was created with,
 * which is closed together with the global event loops.
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
