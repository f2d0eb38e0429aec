package io.github.feedpin.batching;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Defines how users are grouped into calls. Immutable; start from {@link #defaults()}. */
public final class BatchingPolicy {

    private static final Duration LONGEST_LINGER = Duration.ofMinutes(1);
    private static final BatchingPolicy DEFAULTS =
            new BatchingPolicy(TimeSensitiveRequest.MAX_USERS, Duration.ofMillis(20));

    private final int maxUsersPerCall;
    private final Duration linger;

    private BatchingPolicy(int maxUsersPerCall, Duration linger) {
        if (maxUsersPerCall < 1 || maxUsersPerCall > TimeSensitiveRequest.MAX_USERS) {
            throw new IllegalArgumentException(
                    "maxUsersPerCall must be 1 to " + TimeSensitiveRequest.MAX_USERS + ", but is " + maxUsersPerCall);
        }
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 to 1 minute, but is " + linger);
        }
        this.maxUsersPerCall = maxUsersPerCall;
        this.linger = linger;
    }

    /** Returns the default policy: 50 users per call, 20 ms of linger. */
    public static BatchingPolicy defaults() {
        return DEFAULTS;
    }

    /** Returns the maximum number of users in a call. */
    public int maxUsersPerCall() {
        return maxUsersPerCall;
    }

    /**
     * Returns how long a call that is not full waits for more users of a stream, or for more single requests. Runs over
     * collections do not wait.
     */
    public Duration linger() {
        return linger;
    }

    /**
     * Returns a copy with another maximum number of users in a call.
     *
     * @param users 1 to {@value TimeSensitiveRequest#MAX_USERS}
     * @throws IllegalArgumentException if the value is out of range
     */
    public BatchingPolicy withMaxUsersPerCall(int users) {
        return new BatchingPolicy(users, linger);
    }

    /**
     * Returns a copy with another linger.
     *
     * @param duration 0 to 1 minute
     * @throws IllegalArgumentException if the value is out of range
     */
    public BatchingPolicy withLinger(Duration duration) {
        return new BatchingPolicy(maxUsersPerCall, duration);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BatchingPolicy that
                && maxUsersPerCall == that.maxUsersPerCall
                && linger.equals(that.linger);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxUsersPerCall, linger);
    }

    @Override
    public String toString() {
        return "BatchingPolicy[maxUsersPerCall=" + maxUsersPerCall + ", linger=" + linger + "]";
    }
}
