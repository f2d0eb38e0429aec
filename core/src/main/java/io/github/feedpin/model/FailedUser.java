package io.github.feedpin.model;

import io.github.feedpin.error.LogText;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code failed_user_reasons}. Standing in that list is the failure, whatever {@code errorCode} says: the
 * platform's own example has 0 there.
 *
 * @param userId whom it concerns; null when the app may not read user ids, the platform left it out, or what stands
 *     there {@linkplain UserIds#problem cannot be} a user id
 * @param errorCode the platform's code; 0 when it gave none
 * @param errorMessage the platform's words, {@linkplain LogText#of(String) fit} for a log; empty when it gave none
 */
public record FailedUser(@Nullable String userId, int errorCode, String errorMessage) implements Serializable {

    public FailedUser {
        userId = userId == null || UserIds.problem(userId) != null ? null : userId;
        errorMessage = LogText.of(errorMessage);
    }

    /** Shows the id shortened, and not the platform's words, which may name others. */
    @Override
    public String toString() {
        return "FailedUser[userId=" + (userId == null ? "?" : UserIds.shorten(userId)) + ", errorCode=" + errorCode
                + "]";
    }
}
