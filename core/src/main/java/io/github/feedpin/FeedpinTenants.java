package io.github.feedpin;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.pin.PinReleaser;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * The clients of a store app, one for each tenant that has installed it. All of them share the app's tickets and its
 * app access token, the connections, the settings and the listeners; each has its own access token, quota and queue of
 * single requests, and a rejection in one tenant does not affect others.
 *
 * <p>A tenant is in memory from its first request on. It is dropped when it has been unused for ten minutes, its quota
 * is unused, and no pause is in effect; the next request creates it again.
 *
 * <p>Thread-safe. Create one per app and reuse it: {@link FeedpinClientBuilder#buildTenants}.
 */
public interface FeedpinTenants {

    /**
     * {@return the client for one tenant} It holds no resources, and remains usable after its tenant was dropped, so it
     * may be kept, or obtained for each request. Ids of type {@code user_id}, which the platform does not allow store
     * apps, are rejected by {@link FeedpinClient#with} and {@link FeedpinClient#send} with an
     * {@link IllegalArgumentException}, before anything is sent.
     *
     * <p>{@link FeedpinClient#close} closes the tenant, as {@link #close(TenantKey, Duration)} does.
     *
     * @param tenantKey the key of the tenant; it is not checked whether it has installed the app
     */
    FeedpinClient client(TenantKey tenantKey);

    /**
     * {@return the releaser of the app, which releases the pins of all tenants} It is not started.
     * {@link #close(Duration)} stops it.
     *
     * @throws IllegalStateException if there is no pin store
     */
    PinReleaser releaser();

    /** {@return the number of tenants in memory, with and without requests in progress} */
    int size();

    /**
     * Closes one tenant, for instance because it has uninstalled the app: until it is closed, its requests fail with an
     * {@link IllegalStateException}, and those in progress end as {@link FeedpinClient#close} describes. After that the
     * tenant is dropped as soon as its quota is unused. A later request starts it anew; a tenant may install the app
     * again.
     *
     * @param tenantKey the key of the tenant; nothing happens if it is not in memory
     * @param grace how long requests in progress may continue; not negative
     * @return a {@code Mono} that completes when its requests have ended; cancelling it has no effect on the closing
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    Mono<Void> close(TenantKey tenantKey, Duration grace);

    /** {@return the number of runs in progress of all tenants, without single requests} Lazy; never fails. */
    Mono<Integer> runsInProgress();

    /**
     * Stops the runs of all tenants, as {@link FeedpinClient#stopRuns} does for one.
     *
     * @param within the time limit for all runs; not negative; zero abandons them at once
     * @param until runs that start after its first signal, other than a subscription, are served as usual
     * @return a {@code Mono} that completes when no run is in progress, and at the latest when the time is over;
     *     cancelling it has no effect on the stop
     * @throws IllegalArgumentException if {@code within} is negative
     */
    Mono<Void> stopRuns(Duration within, Publisher<?> until);

    /**
     * Closes all tenants, as {@link FeedpinClient#close} does, and releases their limiters. Later requests of any
     * tenant fail with an {@link IllegalStateException}. The platform adapter is left open.
     *
     * @param grace how long requests in progress may continue; not negative
     * @return a {@code Mono} that completes when all tenants are closed
     * @throws IllegalArgumentException if {@code grace} is negative
     */
    Mono<Void> close(Duration grace);
}
