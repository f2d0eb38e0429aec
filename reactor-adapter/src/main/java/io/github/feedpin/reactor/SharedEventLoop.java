package io.github.feedpin.reactor;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.HttpResources;
import reactor.netty.resources.LoopResources;

/**
 * Runs all connections of a platform on one of Reactor Netty's global event loops. On several, calls cost up to a third
 * more CPU, since threads keep waking each other; a single one handles a thousand times what the platform allows. If
 * the application has shut down the global event loops, one of their replacements is used.
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
