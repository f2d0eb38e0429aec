package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is not applied, and why.
 *
 * @param userId who
 * @param outcome {@code rejected}, {@code notSent} or {@code unknown}
 * @param message why, in words
 * @param code the platform's error code; null when there is none
 * @param hint what to do about it; empty when there is no advice, or the message has it
 * @param logId the platform's id of the call; null when it gave none
 */
public record Failure(
        String userId,
        String outcome,
        String message,
        @Nullable Integer code,
        String hint,
        @Nullable String logId) {

    static Failure of(UserOutcome outcome) {
        @Nullable PlatformError error = outcome.platformError().orElse(null);
        String hint = error == null || outcome.message().contains(error.hint()) ? "" : error.hint();
        if (outcome instanceof Rejected rejected) {
            return new Failure(
                    rejected.userId(), "rejected", rejected.message(), rejected.code(), hint, rejected.logId());
        }
        return new Failure(
                outcome.userId(),
                outcome instanceof NotSent ? "notSent" : "unknown",
                outcome.message(),
                error == null ? null : error.code(),
                hint,
                error == null ? null : error.logId());
    }

    /** Nobody's whole id. */
    @Override
    public String toString() {
        return "Failure[" + UserIds.shorten(userId) + ", " + outcome + ", " + message + "]";
    }
}
