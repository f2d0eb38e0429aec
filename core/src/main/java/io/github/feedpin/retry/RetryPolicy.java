package io.github.feedpin.retry;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.internal.retry.WaitLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Defines how often and after how long a failed call is sent again: exponential backoff with full jitter. Immutable;
 * start from {@link #defaults()}.
 */
public final class RetryPolicy {

    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);
    private static final Duration LONGEST_OUTAGE = Duration.ofDays(1);
    private static final int MOST_RETRIES_A_CALL = 100;
    private static final int DEFAULT_BISECTION_BUDGET = 2000;

    private final int maxAttempts;
    private final Duration firstBackoff;
    private final Duration maxBackoff;
    private final double budgetRatio;
    private final int budgetFloor;
    private final int bisectionBudget;
    private final Duration maxOutage;

    private RetryPolicy(
            int maxAttempts,
            Duration firstBackoff,
            Duration maxBackoff,
            double budgetRatio,
            int budgetFloor,
            int bisectionBudget,
            Duration maxOutage) {
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
        require(bisectionBudget >= 0, "bisectionBudget must not be negative, but is " + bisectionBudget);
        require(
                !maxOutage.isNegative() && maxOutage.compareTo(LONGEST_OUTAGE) <= 0,
                "maxOutage must be 0 to " + LONGEST_OUTAGE + ", but is " + maxOutage);
        this.maxAttempts = maxAttempts;
        this.firstBackoff = firstBackoff;
        this.maxBackoff = maxBackoff;
        this.budgetRatio = budgetRatio;
        this.budgetFloor = budgetFloor;
        this.bisectionBudget = bisectionBudget;
        this.maxOutage = maxOutage;
    }

    /**
     * {@return the default policy: 4 attempts; backoffs of up to 200 ms, 400 ms, 800 ms; 100 retries, plus one for
     * every 5 calls; 2000 calls for bisection; 1 minute of outage}
     */
    public static RetryPolicy defaults() {
        return new RetryPolicy(
                4,
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                0.2,
                100,
                DEFAULT_BISECTION_BUDGET,
                Duration.ofMinutes(1));
    }

    /** {@return a policy without retries} Calls that the platform rejects are still bisected. */
    public static RetryPolicy none() {
        Duration unused = Duration.ofMillis(1);
        return new RetryPolicy(1, unused, unused, 0, 0, DEFAULT_BISECTION_BUDGET, Duration.ZERO);
    }

    /** {@return the maximum number of attempts for a call, including the first; 1 means no retry} */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** {@return the maximum backoff before the first retry; it doubles with each further one} */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** {@return the maximum backoff between attempts} */
    public Duration maxBackoff() {
        return maxBackoff;
    }

    /** {@return how many retries a run may make for each call it sends, in addition to {@link #budgetFloor()}} */
    public double budgetRatio() {
        return budgetRatio;
    }

    /** {@return how many retries a run may make regardless of the number of its calls} */
    public int budgetFloor() {
        return budgetFloor;
    }

    /**
     * {@return how many calls a run may use to isolate ids that make a call fail} A call that the platform rejects
     * because of its content is split in half until such an id is alone in its call. If the budget is used up or 0, all
     * users of a rejected call end as not sent. Single requests get the same budget again for every thousand calls.
     */
    public int bisectionBudget() {
        return bisectionBudget;
    }

    /**
     * {@return how long a run in which a call has succeeded waits for a platform that is unreachable, or fails at every
     * call, to recover} One call at a time probes meanwhile. Before the first success, {@link #maxAttempts()} failed
     * probes end the wait. If it is 0, calls do not wait for a probe, and each call fails after {@link #maxAttempts()}
     * attempts.
     */
    public Duration maxOutage() {
        return maxOutage;
    }

    /**
     * {@return a copy with another maximum number of attempts}
     *
     * @param attempts at least 1
     * @throws IllegalArgumentException if the value is out of range
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(
                attempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, maxOutage);
    }

    /**
     * {@return a copy with another backoff}
     *
     * @param first the maximum before the first retry; positive
     * @param max the maximum between attempts; {@code first} to 1 hour
     * @throws IllegalArgumentException if a value is out of range
     */
    public RetryPolicy withBackoff(Duration first, Duration max) {
        return new RetryPolicy(maxAttempts, first, max, budgetRatio, budgetFloor, bisectionBudget, maxOutage);
    }

    /**
     * {@return a copy with another number of retries for each call}
     *
     * @param ratio 0 to 100
     * @throws IllegalArgumentException if the value is out of range
     */
    public RetryPolicy withBudgetRatio(double ratio) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, ratio, budgetFloor, bisectionBudget, maxOutage);
    }

    /**
     * {@return a copy with another budget floor}
     *
     * @param retries not negative
     * @throws IllegalArgumentException if the value is out of range
     */
    public RetryPolicy withBudgetFloor(int retries) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, retries, bisectionBudget, maxOutage);
    }

    /**
     * {@return a copy with another number of calls for bisection}
     *
     * @param calls not negative; 0 disables bisection
     * @throws IllegalArgumentException if the value is out of range
     */
    public RetryPolicy withBisectionBudget(int calls) {
        return new RetryPolicy(maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, calls, maxOutage);
    }

    /**
     * {@return a copy with another maximum outage}
     *
     * @param duration 0 to 1 day
     * @throws IllegalArgumentException if the value is out of range
     */
    public RetryPolicy withMaxOutage(Duration duration) {
        return new RetryPolicy(
                maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, duration);
    }

    /**
     * {@return how long to wait before the next attempt: what the platform asked for, but at most 2 minutes; otherwise
     * the backoff}
     *
     * @param failure the failure of the last attempt
     * @param attemptsMade the number of attempts so far; at least 1
     * @param random returns a number from 0 (inclusive) to 1 (exclusive)
     */
    public Duration waitAfter(FeedpinException failure, int attemptsMade, DoubleSupplier random) {
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (isPositive(asked)) {
            return WaitLimits.isExceededBy(asked) ? WaitLimits.LONGEST_WAIT : asked;
        }
        Duration bound = new Backoff(firstBackoff, maxBackoff).after(attemptsMade);
        return Duration.ofNanos((long) (bound.toNanos() * random.getAsDouble()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy that
                && maxAttempts == that.maxAttempts
                && firstBackoff.equals(that.firstBackoff)
                && maxBackoff.equals(that.maxBackoff)
                && Double.compare(budgetRatio, that.budgetRatio) == 0
                && budgetFloor == that.budgetFloor
                && bisectionBudget == that.bisectionBudget
                && maxOutage.equals(that.maxOutage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                maxAttempts, firstBackoff, maxBackoff, budgetRatio, budgetFloor, bisectionBudget, maxOutage);
    }

    @Override
    public String toString() {
        return "RetryPolicy[maxAttempts=" + maxAttempts + ", firstBackoff=" + firstBackoff + ", maxBackoff="
                + maxBackoff + ", budgetRatio=" + budgetRatio + ", budgetFloor=" + budgetFloor + ", bisectionBudget="
                + bisectionBudget + ", maxOutage=" + maxOutage + "]";
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
