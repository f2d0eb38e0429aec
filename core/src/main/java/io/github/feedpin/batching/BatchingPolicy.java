package io.github.feedpin.batching;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Defines how users are grouped into calls. Immutable; start from {@link #defaults()}. */
public final class BatchingPolicy {

    private static final Duration LONGEST_LINGER = Duration.ofMinutes(1);
    private static final BatchingPolicy DEFAULTS =
            new BatchingPolicy(TimeSensitiveRequest.MAX_USERS, Duration.ofMillis(20));

    private record Policy(int maxUsersPerCall, Duration linger) {}

    private final Policy policy;

    private BatchingPolicy(int maxUsersPerCall, Duration linger) {
        if (maxUsersPerCall < 1 || maxUsersPerCall > TimeSensitiveRequest.MAX_USERS) {
            throw new IllegalArgumentException(
                    "maxUsersPerCall must be 1 to " + TimeSensitiveRequest.MAX_USERS + ", but is " + maxUsersPerCall);
        }
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 to 1 minute, but is " + linger);
        }
        this.policy = new Policy(maxUsersPerCall, linger);
    }

    /** {@return the default policy: 50 users per call, 20 ms of linger} */
    public static BatchingPolicy defaults() {
        return DEFAULTS;
    }

    /** {@return the maximum number of users in a call} */
    public int maxUsersPerCall() {
        return policy.maxUsersPerCall;
    }

    /**
     * {@return how long a call that is not full waits for more users of a stream, or for more single requests} Runs
     * over collections do not wait.
     */
    public Duration linger() {
        return policy.linger;
    }

    /**
     * {@return a copy with another maximum number of users in a call}
     *
     * @param users 1 to {@value TimeSensitiveRequest#MAX_USERS}
     * @throws IllegalArgumentException if the value is out of range
     */
    public BatchingPolicy withMaxUsersPerCall(int users) {
        return new BatchingPolicy(users, policy.linger);
    }

    /**
     * {@return a copy with another linger}
     *
     * @param duration 0 to 1 minute
     * @throws IllegalArgumentException if the value is out of range
     */
    public BatchingPolicy withLinger(Duration duration) {
        return new BatchingPolicy(policy.maxUsersPerCall, duration);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BatchingPolicy that && policy.equals(that.policy);
    }

    @Override
    public int hashCode() {
        return policy.hashCode();
    }

    @Override
    public String toString() {
        return "Batching" + policy;
    }
}
