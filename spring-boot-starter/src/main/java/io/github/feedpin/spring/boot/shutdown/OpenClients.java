package io.github.feedpin.spring.boot.shutdown;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.PriorityOrdered;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * {@link BeanPostProcessor} that remembers the clients of a context, and the platforms behind them, to stop and to
 * close them. As one of the first beans it is destroyed as one of the last, after all that may use a client, and also
 * when the start has failed.
 */
final class OpenClients implements BeanPostProcessor, PriorityOrdered {

    private static final Logger log = LoggerFactory.getLogger(OpenClients.class);

    /**
     * How long the connections are waited for that are still being closed. The destruction of a bean knows no bound of
     * its own.
     */
    private static final Duration FOR_CONNECTIONS = Duration.ofSeconds(2);

    private final ConfigurableListableBeanFactory beans;
    private final Set<FeedpinClient> clients = new CopyOnWriteArraySet<>();
    private final Set<ReactorNettyPlatform> platforms = new CopyOnWriteArraySet<>();
    private volatile Sinks.Empty<Void> phaseOver = Sinks.empty();

    OpenClients(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /**
     * Only singletons: one that is made for each request or injection would be kept for ever, and is derived from
     * another at best.
     */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof FeedpinClient client && isSingleton(name)) {
            clients.add(client);
        } else if (bean instanceof ReactorNettyPlatform platform && isSingleton(name)) {
            platforms.add(platform);
        } else if (bean instanceof FeedpinApp app && app.platform() instanceof ReactorNettyPlatform platform) {
            platforms.add(platform);
        }
        return bean;
    }

    private boolean isSingleton(String name) {
        return beans.containsBean(name) && beans.isSingleton(name);
    }

    /**
     * Stops the runs of all clients, as {@link FeedpinClient#stopRuns} does; completes when none is under way, at the
     * latest when the time is over.
     */
    Mono<Void> stopRuns(Duration within) {
        rememberThoseThatWereNotProcessed();
        Sinks.Empty<Void> over = Sinks.empty();
        phaseOver = over;
        return all(clients, client -> client.stopRuns(within, over.asMono()));
    }

    /** Serves runs that begin from now on; those that are under way end when their time is over. */
    void serveRuns() {
        phaseOver.tryEmitEmpty();
    }

    /** Closes the clients, and then the platforms. What is still under way is given its last responses, and no time. */
    Mono<Void> close() {
        return all(clients, client -> client.close(Duration.ZERO))
                .then(all(platforms, ReactorNettyPlatform::close).timeout(FOR_CONNECTIONS, Mono.empty()));
    }

    /** Such as singletons that the application registers itself, and what other post-processors use. */
    private void rememberThoseThatWereNotProcessed() {
        for (String name : beans.getBeanNamesForType(FeedpinClient.class, false, false)) {
            if (beans.containsSingleton(name) && beans.getSingleton(name) instanceof FeedpinClient client) {
                clients.add(client);
            }
        }
    }

    private static <T> Mono<Void> all(Set<T> all, Function<T, @Nullable Mono<Void>> what) {
        return Flux.fromIterable(List.copyOf(all))
                .flatMap(
                        one -> Mono.defer(() -> Objects.requireNonNullElse(what.apply(one), Mono.<Void>empty()))
                                .onErrorResume(failure -> {
                                    log.warn("{} did not close well: {}", one, failure.toString());
                                    return Mono.empty();
                                }),
                        Integer.MAX_VALUE)
                .then();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
