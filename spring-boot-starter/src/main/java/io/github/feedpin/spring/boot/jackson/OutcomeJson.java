package io.github.feedpin.spring.boot.jackson;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * JSON form of an outcome. Empty properties are omitted.
 *
 * @param userId the id of the user
 * @param outcome {@code applied}, {@code rejected}, {@code notSent} or {@code unknown}, like the names of the counts
 * @param reason why no request for this user was sent
 * @param code the platform's error code
 * @param message the failure message
 * @param hint advice on how to resolve the failure
 * @param logId the platform's id of the call
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"userId", "outcome", "reason", "code", "message", "hint", "logId"})
record OutcomeJson(
        String userId,
        String outcome,
        @Nullable NotSentReason reason,
        @Nullable Integer code,
        String message,
        String hint,
        @Nullable String logId) {

    static OutcomeJson of(UserOutcome outcome) {
        @Nullable PlatformError error = outcome.platformError().orElse(null);
        String hint = error == null ? "" : error.hint();
        @Nullable Integer code = error == null ? null : error.code();
        @Nullable String logId = error == null ? null : error.logId();
        if (outcome instanceof Rejected rejected) {
            code = rejected.code();
            logId = rejected.logId();
        }
        return new OutcomeJson(
                outcome.userId(),
                word(outcome.kind()),
                outcome instanceof NotSent notSent ? notSent.reason() : null,
                code,
                without(hint, outcome.message()),
                hint,
                logId);
    }

    private static String word(OutcomeKind kind) {
        return switch (kind) {
            case APPLIED -> "applied";
            case REJECTED -> "rejected";
            case NOT_SENT -> "notSent";
            case UNKNOWN -> "unknown";
        };
    }

    /** Failure messages end with the hint, which has a separate property here. */
    private static String without(String hint, String message) {
        return message.endsWith(hint)
                ? message.substring(0, message.length() - hint.length()).stripTrailing()
                : message;
    }

    /** Does not contain the user id. */
    @Override
    public String toString() {
        return "OutcomeJson[outcome=" + outcome + ", reason=" + reason + ", code=" + code + ", message=" + message
                + "]";
    }
}
