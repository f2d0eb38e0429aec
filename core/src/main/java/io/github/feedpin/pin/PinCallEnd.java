package io.github.feedpin.pin;

import io.github.feedpin.error.LogText;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIds;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended for one of its users.
 *
 * @param userId the user
 * @param result the result
 * @param retryAfter how long the next release of the user waits at least; not negative
 * @param maxUsers the maximum number of users in the call of the next release: 1 to 50
 * @param reason why the platform cannot release the user, never null if it cannot; null otherwise
 */
public record PinCallEnd(
        String userId,
        Result result,
        Duration retryAfter,
        int maxUsers,
        @Nullable String reason) {

    /** Result of a call for one user. */
    public enum Result {
        /** The platform confirmed the change. */
        APPLIED,
        /** The request certainly did not take effect: what was recorded before applies. */
        UNCHANGED,
        /** The request may have taken effect, or may still do so: the user counts as pinned. */
        UNKNOWN,
        /** The platform cannot release the user, now or later. */
        IMPOSSIBLE
    }

    private static final String UNKNOWN_REASON = "The platform cannot release the user";

    /**
     * Creates an end with a reason that is safe to log; if a required reason is missing, one is added.
     *
     * @param userId the user
     * @param result the result
     * @param retryAfter not negative; zero if no release follows
     * @param maxUsers 1 to 50
     * @param reason required for {@link Result#IMPOSSIBLE}; null otherwise
     * @throws IllegalArgumentException if a number is out of range
     */
    public PinCallEnd {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(result, "result");
        if (Objects.requireNonNull(retryAfter, "retryAfter").isNegative()) {
            throw new IllegalArgumentException("retryAfter must not be negative, but is " + retryAfter);
        }
        if (maxUsers < 1 || maxUsers > TimeSensitiveRequest.MAX_USERS) {
            throw new IllegalArgumentException(
                    "maxUsers must be 1 to " + TimeSensitiveRequest.MAX_USERS + ", but is " + maxUsers);
        }
        reason = LogText.orNull(reason);
        if (reason == null && result == Result.IMPOSSIBLE) {
            reason = UNKNOWN_REASON;
        }
    }

    /**
     * Creates the end of a call that is not a release, or of a release that the platform confirmed.
     *
     * @param userId the user
     * @param result the result
     * @return an end without a wait and a reason
     */
    public static PinCallEnd of(String userId, Result result) {
        return new PinCallEnd(userId, result, Duration.ZERO, TimeSensitiveRequest.MAX_USERS, null);
    }

    /**
     * Creates the end of a release that the platform cannot perform.
     *
     * @param userId the user
     * @param reason why the platform cannot release the user
     * @return an end after which the release is not repeated
     */
    public static PinCallEnd impossible(String userId, String reason) {
        return new PinCallEnd(userId, Result.IMPOSSIBLE, Duration.ZERO, TimeSensitiveRequest.MAX_USERS, reason);
    }

    /**
     * {@return a copy for a release that is repeated}
     *
     * @param wait how long the next release waits at least; not negative
     * @param users the maximum number of users in its call: 1 to 50
     * @throws IllegalArgumentException if a number is out of range
     */
    public PinCallEnd repeatedAfter(Duration wait, int users) {
        return new PinCallEnd(userId, result, wait, users, reason);
    }

    /** Returns the end, with the id shortened. */
    @Override
    public String toString() {
        return "PinCallEnd[" + UserIds.shorten(userId) + ", " + result + ", retryAfter=" + retryAfter + ", maxUsers="
                + maxUsers + ", reason=" + reason + "]";
    }
}
