package io.github.feedpin.quota;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Control of a {@linkplain QuotaLimiter#control() limiter} by an operator, in addition to the quota and to pauses that
 * the platform asks for. It has effect in this process only, even if processes share the quota, and lasts until it is
 * changed. Thread-safe.
 */
public interface QuotaControl {

    /**
     * Grants no permit for this time, from the subscription on; replaces an earlier pause by an operator. Calls in
     * flight are not affected. As after a rejection, requests wait for at most 2 minutes: during a longer pause they
     * fail with {@link io.github.feedpin.error.PausedException}. Lazy.
     *
     * @param duration more than zero, at most a day
     * @return a {@code Mono} that completes when the pause is in effect; never fails
     * @throws IllegalArgumentException if it is zero, negative or longer than a day
     */
    Mono<Void> pause(Duration duration);

    /**
     * Ends a pause by an operator; a pause that the platform asked for continues. Lazy.
     *
     * @return a {@code Mono} that completes when the pause is over; never fails
     */
    Mono<Void> resume();

    /**
     * Uses only this part of each window, rounded to calls, but at least one call. Lazy.
     *
     * @param share more than 0; 1 for the whole quota
     * @return a {@code Mono} that completes when the share is in effect; never fails
     * @throws IllegalArgumentException if it is not more than 0 and at most 1
     */
    Mono<Void> useShare(double share);
}
