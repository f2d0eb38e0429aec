package io.github.feedpin.reactor;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * One of Reactor Netty's global event loops, for all connections of a platform. Spread over several, the calls of a
 * busy platform cost up to a third more, as one thread keeps waking another; and a single one can do a thousand times
 * what the platform allows. Another one is taken when the application has ended the global ones, and there are new
 * ones.
 */
final class SharedEventLoop implements LoopResources {

    private final AtomicReference<@Nullable EventLoop> loop = new AtomicReference<>();

    @Override
    public EventLoopGroup onServer(boolean preferNative) {
        return Objects.requireNonNull(loop.updateAndGet(taken -> taken == null || taken.isShuttingDown()
                ? HttpResources.get().onClient(preferNative).next()
                : taken));
    }
}
