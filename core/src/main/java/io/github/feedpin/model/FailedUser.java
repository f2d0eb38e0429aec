package io.github.feedpin.model;

import io.github.feedpin.error.LogText;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Entry of {@code failed_user_reasons}. Each entry is a failure, for any {@code errorCode}: the platform's own example
 * has 0 there.
 *
 * @param userId the user; null if the app may not read user ids, or the id is missing or {@linkplain UserIds#problem
 *     invalid}
 * @param errorCode the platform's code; 0 if there was none
 * @param errorMessage the platform's message, {@linkplain LogText#of(String) safe} to log; empty if there was none
 */
public record FailedUser(@Nullable String userId, int errorCode, String errorMessage) implements Serializable {

    /**
     * Creates an entry with a message that is safe to log.
     *
     * @param userId replaced by null if it is {@linkplain UserIds#problem invalid}
     * @param errorCode the platform's code; 0 if there was none
     * @param errorMessage shortened if it is long; may be empty
     */
    public FailedUser {
        userId = userId == null || UserIds.problem(userId) != null ? null : userId;
        errorMessage = LogText.of(errorMessage);
    }

    /** Shortens the id, and omits the message, which may contain ids of other users. */
    @Override
    public String toString() {
        return "FailedUser[userId=" + (userId == null ? "?" : UserIds.shorten(userId)) + ", errorCode=" + errorCode
                + "]";
    }
}
