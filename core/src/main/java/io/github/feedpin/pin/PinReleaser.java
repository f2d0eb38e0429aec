package io.github.feedpin.pin;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Releases pins when they are due: it asks the {@link PinStore} once a second, and unpins the most overdue users first,
 * up to 50 in each call, within the quota and with a lower priority than single requests. One releaser is enough for an
 * app; those of several processes on one store share the work, and each takes over what another has left.
 *
 * <p>A release that fails is repeated, after 1 second at first and up to a minute later on, until the platform confirms
 * it. If the platform rejects the user or, for a store app, the tenant, the user ends as
 * {@linkplain PinnedUser#hasFailed() failed}, which is logged.
 *
 * <p>Its calls are observed as all calls are. They belong to no run, so that listeners of runs get no events of them;
 * {@link #statistics()} counts them.
 *
 * <p>Thread-safe. Creates no thread.
 */
public interface PinReleaser {

    /** Starts the releaser; does nothing if it runs. It can be started again after it was stopped. */
    void start();

    /**
     * Stops the releaser: from the subscription on, no further call is sent, and calls in flight may complete. Other
     * processes may release at once what it leaves.
     *
     * @param within how long calls in flight may take; not negative. Then they are abandoned.
     * @return a {@code Mono} that completes when no call is in flight, at the latest when the time is over; cancelling
     *     it has no effect
     * @throws IllegalArgumentException if {@code within} is negative
     */
    Mono<Void> stop(Duration within);

    /** {@return whether the releaser was started, and not stopped since} */
    boolean isRunning();

    /**
     * {@return statistics of the app's pins, read at the subscription} Fails with
     * {@link io.github.feedpin.error.PinStoreException} if the store fails.
     */
    Mono<PinStatistics> statistics();
}
