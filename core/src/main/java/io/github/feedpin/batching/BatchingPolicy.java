package io.github.feedpin.batching;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;

/**
 * How users are put into calls.
 *
 * @param maxUsersPerCall how many share a call at most; 1 to {@value TimeSensitiveRequest#MAX_USERS}
 * @param linger how long a call that is not full waits for more users of a stream, or for more singles; not negative,
 *     at most a minute
 * @param callsInFlight how many calls of one run, or of singles of one type of ids, are under way at most, waiting ones
 *     included; at least 1
 * @param bisectionCalls how many calls a run may spend on finding the id that spoils a call: one that the platform
 *     rejects for what it holds is halved until that id stands alone. Beyond them, and with 0, all users of a rejected
 *     call end as not sent. SingleRequestBatcher are granted as many for each thousand calls
 * @param maxWaiting how many singles, for each type of ids, may wait for their call at most; further ones fail with
 *     {@link io.github.feedpin.error.QueueFullException}. At least 1
 */
public record BatchingPolicy(
        int maxUsersPerCall, Duration linger, int callsInFlight, int bisectionCalls, int maxWaiting) {

    private static final Duration LONGEST_LINGER = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException naming the value that is out of range */
    public BatchingPolicy {
        if (maxUsersPerCall < 1 || maxUsersPerCall > TimeSensitiveRequest.MAX_USERS) {
            throw new IllegalArgumentException(
                    "maxUsersPerCall must be 1 to " + TimeSensitiveRequest.MAX_USERS + ", but is " + maxUsersPerCall);
        }
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0 to 1 minute, but is " + linger);
        }
        if (callsInFlight < 1) {
            throw new IllegalArgumentException("callsInFlight must be at least 1, but is " + callsInFlight);
        }
        if (bisectionCalls < 0) {
            throw new IllegalArgumentException("bisectionCalls must not be negative, but is " + bisectionCalls);
        }
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("maxWaiting must be at least 1, but is " + maxWaiting);
        }
    }

    /** 50 users a call, 20 ms of linger, 64 calls under way, 2000 calls for isolation, 100,000 waiting singles. */
    public static BatchingPolicy defaults() {
        return new BatchingPolicy(TimeSensitiveRequest.MAX_USERS, Duration.ofMillis(20), 64, 2000, 100_000);
    }

    /** The same with another number of users a call. */
    public BatchingPolicy withMaxUsersPerCall(int users) {
        return new BatchingPolicy(users, linger, callsInFlight, bisectionCalls, maxWaiting);
    }

    /** The same with another linger. */
    public BatchingPolicy withLinger(Duration duration) {
        return new BatchingPolicy(maxUsersPerCall, duration, callsInFlight, bisectionCalls, maxWaiting);
    }

    /** The same with another number of calls under way. */
    public BatchingPolicy withCallsInFlight(int calls) {
        return new BatchingPolicy(maxUsersPerCall, linger, calls, bisectionCalls, maxWaiting);
    }

    /** The same with another number of calls for isolation; 0 switches it off. */
    public BatchingPolicy withBisectionCalls(int calls) {
        return new BatchingPolicy(maxUsersPerCall, linger, callsInFlight, calls, maxWaiting);
    }

    /** The same with room for another number of waiting singles. */
    public BatchingPolicy withMaxWaiting(int singles) {
        return new BatchingPolicy(maxUsersPerCall, linger, callsInFlight, bisectionCalls, singles);
    }
}
