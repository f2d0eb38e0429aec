package io.github.feedpin.spring.boot.shutdown;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.SharedState;
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
 * {@link BeanPostProcessor} that tracks the clients of a context, those of tenants included, and their platforms, in
 * order to stop and close them. Created as one of the first beans, it is destroyed as one of the last, after all beans
 * that may use a client, and also if startup fails.
 */
final class OpenClients implements BeanPostProcessor, PriorityOrdered {

    private static final Logger log = LoggerFactory.getLogger(OpenClients.class);

    /** Timeout for closing connections. Spring does not limit the destruction of a bean. */
    private static final Duration CONNECTIONS_TIMEOUT = Duration.ofSeconds(2);

    /** Timeout for returning slots to other processes, and for closing the connection to Redis. */
    private static final Duration SHARED_TIMEOUT = Duration.ofSeconds(3);

    private final ConfigurableListableBeanFactory beans;
    private final Set<FeedpinClient> clients = new CopyOnWriteArraySet<>();
    private final Set<FeedpinTenants> tenants = new CopyOnWriteArraySet<>();
    private final Set<ReactorNettyPlatform> platforms = new CopyOnWriteArraySet<>();
    private final Set<SharedState> shared = new CopyOnWriteArraySet<>();
    private volatile Sinks.Empty<Void> phaseOver = Sinks.empty();

    OpenClients(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Tracks singletons only: beans of other scopes would never be released. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof FeedpinClient client && isSingleton(name)) {
            clients.add(client);
        } else if (bean instanceof FeedpinTenants ofApp && isSingleton(name)) {
            tenants.add(ofApp);
        } else if (bean instanceof ReactorNettyPlatform platform && isSingleton(name)) {
            platforms.add(platform);
        } else if (bean instanceof FeedpinApp app && app.platform() instanceof ReactorNettyPlatform platform) {
            platforms.add(platform);
        } else if (bean instanceof FeedpinStoreApp app && app.platform() instanceof ReactorNettyPlatform platform) {
            platforms.add(platform);
        } else if (bean instanceof SharedState state) {
            shared.add(state);
        }
        return bean;
    }

    private boolean isSingleton(String name) {
        return beans.containsBean(name) && beans.isSingleton(name);
    }

    /**
     * Stops the runs of all clients, as {@link FeedpinClient#stopRuns} does. Completes when no run is in progress, at
     * the latest after {@code within}.
     */
    Mono<Void> stopRuns(Duration within) {
        trackUnprocessedClients();
        Sinks.Empty<Void> over = Sinks.empty();
        phaseOver = over;
        return Mono.when(
                all(clients, client -> client.stopRuns(within, over.asMono())),
                all(tenants, ofApp -> ofApp.stopRuns(within, over.asMono())));
    }

    /** Accepts new runs. Runs in progress still end when their time is over. */
    void acceptRuns() {
        phaseOver.tryEmitEmpty();
    }

    /**
     * Closes the clients without a grace period, then the limiters and stores that they share with other processes, and
     * then the platforms. Calls in flight may still get their response.
     */
    Mono<Void> close() {
        return Mono.when(
                        all(clients, client -> client.close(Duration.ZERO)),
                        all(tenants, ofApp -> ofApp.close(Duration.ZERO)))
                .then(all(shared, SharedState::close).timeout(SHARED_TIMEOUT, Mono.empty()))
                .then(all(platforms, ReactorNettyPlatform::close).timeout(CONNECTIONS_TIMEOUT, Mono.empty()));
    }

    /**
     * Finds clients that were not post-processed, such as registered singletons and those that other post-processors
     * use.
     */
    private void trackUnprocessedClients() {
        addSingletons(FeedpinClient.class, clients);
        addSingletons(FeedpinTenants.class, tenants);
    }

    private <T> void addSingletons(Class<T> type, Set<T> found) {
        for (String name : beans.getBeanNamesForType(type, false, false)) {
            if (beans.containsSingleton(name) && type.isInstance(beans.getSingleton(name))) {
                found.add(type.cast(beans.getSingleton(name)));
            }
        }
    }

    private static <T> Mono<Void> all(Set<T> all, Function<T, @Nullable Mono<Void>> what) {
        return Flux.fromIterable(List.copyOf(all))
                .flatMap(
                        one -> Mono.defer(() -> Objects.requireNonNullElse(what.apply(one), Mono.<Void>empty()))
                                .onErrorResume(failure -> {
                                    log.warn("Failed to stop or close {}: {}", one, failure.toString());
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
