package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * User whose outcome is not applied, with the reason.
 *
 * @param userId the id from the request
 * @param outcome {@code rejected}, {@code notSent} or {@code unknown}
 * @param reason why nothing was sent; null unless the outcome is {@code notSent}
 * @param message the explanation
 * @param code the error code of the platform; null if there is none
 * @param hint how to fix it; empty if there is no hint, or the message contains it
 * @param logId the platform's log id of the call; null if there is none
 */
public record FailedUser(
        String userId,
        String outcome,
        @Nullable NotSentReason reason,
        String message,
        @Nullable Integer code,
        String hint,
        @Nullable String logId) {

    static FailedUser of(UserOutcome outcome) {
        @Nullable PlatformError error = outcome.platformError().orElse(null);
        String hint = error == null || outcome.message().contains(error.hint()) ? "" : error.hint();
        if (outcome instanceof Rejected rejected) {
            return new FailedUser(
                    rejected.userId(), "rejected", null, rejected.message(), rejected.code(), hint, rejected.logId());
        }
        return new FailedUser(
                outcome.userId(),
                outcome instanceof NotSent ? "notSent" : "unknown",
                outcome instanceof NotSent notSent ? notSent.reason() : null,
                outcome.message(),
                error == null ? null : error.code(),
                hint,
                error == null ? null : error.logId());
    }

    /** Shortens the user id. */
    @Override
    public String toString() {
        return "FailedUser[" + UserIds.shorten(userId) + ", " + outcome + ", " + message + "]";
    }
}
