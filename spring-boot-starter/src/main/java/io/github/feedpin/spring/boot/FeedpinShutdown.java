package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes the clients, and then their platforms, when the context closes. Runs under way have most of the phase to end well; Spring
 * itself bounds the phase. A context that is merely stopped or paused may be started again: nothing is closed then, and this keeps
 * running, to be stopped again when the context closes.
 */
final class FeedpinShutdown implements SmartLifecycle {

    /**
     * Stops after whatever may use a client (web server, message listeners, schedulers: all far above), and before the event loops
     * that calls in flight depend on ({@code ReactorResourceFactory}: 0).
     */
    static final int PHASE = 1024;

    private static final Logger log = LoggerFactory.getLogger(FeedpinShutdown.class);

    private final ConfigurableApplicationContext context;
    private final List<FeedpinClient> clients;
    private final List<ReactorNettyPlatform> platforms;
    private final Duration grace;
    private volatile boolean running;

    FeedpinShutdown(
            ConfigurableApplicationContext context,
            List<FeedpinClient> clients,
            List<ReactorNettyPlatform> platforms,
            Duration phaseTimeout) {
        this.context = context;
        this.clients = clients;
        this.platforms = platforms;
        this.grace = phaseTimeout.multipliedBy(4).dividedBy(5);
    }

    private Mono<Void> close() {
        return closeAll(clients, client -> client.close(grace)).then(closeAll(platforms, ReactorNettyPlatform::close));
    }

    private static <T> Mono<Void> closeAll(List<T> all, Function<T, Mono<Void>> close) {
        return Flux.fromIterable(all)
                .flatMap(one -> Mono.defer(() -> close.apply(one)).onErrorResume(failure -> {
                    log.warn("{} did not close well: {}", one, failure.toString());
                    return Mono.empty();
                }))
                .then();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        if (context.isClosed()) {
            running = false;
            close().doFinally(signal -> callback.run()).subscribe();
        } else {
            callback.run();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
