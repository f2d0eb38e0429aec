package io.github.feedpin.retry;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.internal.retry.Patience;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a call is sent again after a failure of the moment, and after how long: exponential backoff with full
 * jitter.
 *
 * @param maxAttempts how often a call is sent at most, the first time included; at least 1, which means no retry
 * @param firstBackoff the upper bound of the first wait; doubles with each further one
 * @param maxBackoff what no upper bound exceeds; at most an hour
 * @param budgetRatio how many retries a run may spend for each call it sends, beyond {@code budgetFloor}; 0 to 100
 * @param budgetFloor how many retries a run may spend in any case; 0 or more
 * @param maxOutage how long a run whose calls have succeeded before waits for a platform that cannot be reached, or
 *     fails at everything, to come back, while one call at a time tries; not negative, at most a day. With 0, or in a
 *     run that has not succeeded yet, the attempts decide
 */
public record RetryPolicy(
        int maxAttempts,
        Duration firstBackoff,
        Duration maxBackoff,
        double budgetRatio,
        int budgetFloor,
        Duration maxOutage) {

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);
    private static final int MOST_RETRIES_A_CALL = 100;

    /** @throws IllegalArgumentException naming the value that is out of range */
    public RetryPolicy {
        require(maxAttempts >= 1, "maxAttempts must be at least 1, but is " + maxAttempts);
        require(isPositive(firstBackoff), "firstBackoff must be positive, but is " + firstBackoff);
        require(
                maxBackoff.compareTo(firstBackoff) >= 0,
                "maxBackoff must be at least firstBackoff (" + firstBackoff + "), but is " + maxBackoff);
        require(
                maxBackoff.compareTo(LONGEST_BACKOFF) <= 0,
                "maxBackoff must be at most " + LONGEST_BACKOFF + ", but is " + maxBackoff);
        require(
                budgetRatio >= 0 && budgetRatio <= MOST_RETRIES_A_CALL,
                "budgetRatio must be 0 to " + MOST_RETRIES_A_CALL + ", but is " + budgetRatio);
        require(budgetFloor >= 0, "budgetFloor must not be negative, but is " + budgetFloor);
        require(
                !maxOutage.isNegative() && maxOutage.compareTo(LONGEST_OUTAGE) <= 0,
                "maxOutage must be 0 to " + LONGEST_OUTAGE + ", but is " + maxOutage);
    }

    /**
     * Four attempts; waits of up to 200 ms, 400 ms, 800 ms; one retry for five calls, but 100 in any case; a minute of
     * outage.
     */
    public static RetryPolicy defaults() {
        return new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(5), 0.2, 100, Duration.ofMinutes(1));
    }

    /** Every call is sent once. */
    public static RetryPolicy none() {
        return new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0, 0, Duration.ZERO);
    }

    /** The same with another number of attempts. */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, maxOutage);
    }

    /** The same with another patience for an outage. */
    public RetryPolicy withMaxOutage(Duration duration) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, duration);
    }

    /**
     * How long to wait before the next attempt: what the platform asked for, within bounds, or else our own backoff.
     *
     * @param failure why the last attempt failed
     * @param attemptsMade how many have been made; at least 1
     * @param random gives a number from 0 (included) to 1 (excluded)
     */
    public Duration waitAfter(FeedpinException failure, int attemptsMade, DoubleSupplier random) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (isPositive(asked)) {
            return Patience.isExceededBy(asked) ? Patience.LONGEST_WAIT : asked;
        }
        Duration bound = new Backoff(firstBackoff, maxBackoff).after(attemptsMade);
        return Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isZero() && !duration.isNegative();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
