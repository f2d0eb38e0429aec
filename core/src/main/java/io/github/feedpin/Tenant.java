package io.github.feedpin;

import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.internal.run.StoppableRuns;
import io.github.feedpin.internal.tenant.PooledTenant;
import io.github.feedpin.internal.tenant.TenantLimiters;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * One tenant in memory. After it was closed it has a new client, with the same quota and token: what the platform still
 * counts must not be forgotten.
 */
final class Tenant implements PooledTenant {

    /** A client with the registry of its runs. */
    private record Current(FeedpinClient client, RunRegistry registry) {}

    private final ClientComponents components;
    private final RunOptions options;
    private final StoppableRuns runs;
    private final TokenProvider tokens;
    private final TenantLimiters limiters;
    private volatile Current current;
    private boolean ended;

    Tenant(
            ClientComponents components,
            RunOptions options,
            StoppableRuns runs,
            TokenProvider tokens,
            TenantLimiters limiters) {
        this.components = components;
        this.options = options;
        this.runs = runs;
        this.tokens = tokens;
        this.limiters = limiters;
        this.current = newClient(components, options, runs);
    }

    private static Current newClient(ClientComponents components, RunOptions options, StoppableRuns runs) {
        RunRegistry registry = new RunRegistry(components.time(), List.of(runs));
        return new Current(new DefaultFeedpinClient(components, options, null, registry), registry);
    }

    /** Returns the sender of calls for {@code card}. */
    CallSender sender(FeedCard card) {
        return components.sender().forCard(card);
    }

    FeedpinClient client() {
        return current.client();
    }

    /** Closes the client, and replaces it when it is closed, even if the subscriber has cancelled by then. */
    Mono<Void> close(Duration grace) {
        return Mono.defer(() -> {
            Current closing = current;
            Mono<Void> closed = closing.client()
                    .close(grace)
                    .doOnSuccess(nothing -> replace(closing))
                    .cache();
            closed.subscribe();
            return closed;
        });
    }

    /** Closes the client for good. */
    Mono<Void> end(Duration grace) {
        return Mono.defer(() -> last().client().close(grace));
    }

    private synchronized Current last() {
        ended = true;
        return current;
    }

    private synchronized void replace(Current closed) {
        if (current == closed && !ended) {
            current = newClient(components, options, runs);
        }
    }

    @Override
    public boolean isBusy() {
        return !current.registry().isIdle();
    }

    @Override
    public Mono<Boolean> isForgettable() {
        return tokens.pausedFor().isZero() ? limiters.areUnused() : Mono.just(false);
    }

    @Override
    public Mono<Void> release() {
        return limiters.close();
    }
}
