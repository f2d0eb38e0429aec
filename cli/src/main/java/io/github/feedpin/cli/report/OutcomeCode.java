package io.github.feedpin.cli.report;

import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import org.jspecify.annotations.Nullable;

/** Outcomes and reasons in a form for programs. */
final class OutcomeCode {

    private OutcomeCode() {}

    /** Returns the name of a kind of outcome. */
    static String word(OutcomeKind kind) {
        return switch (kind) {
            case APPLIED -> "applied";
            case REJECTED -> "rejected";
            case NOT_SENT -> "notSent";
            case UNKNOWN -> "unknown";
        };
    }

    /** Returns the reason of an outcome; null for applied. */
    static @Nullable String of(UserOutcome outcome) {
        if (outcome instanceof NotSent notSent) {
            return notSent.reason().name();
        }
        if (outcome instanceof Unknown unknown) {
            return unknownReason(unknown);
        }
        return outcome.kind() == OutcomeKind.REJECTED ? "USER_REJECTED" : null;
    }

    /**
     * Returns whether another run may succeed for an outcome that a report contains.
     *
     * @throws IllegalArgumentException if the outcome or the reason is not known
     */
    static boolean isRetryable(@Nullable String word, @Nullable String reason) {
        if (word == null) {
            throw new IllegalArgumentException("an entry has no outcome");
        }
        return switch (word) {
            case "applied", "rejected" -> false;
            case "unknown" -> true;
            case "notSent" -> notSentReason(reason).isRetryable();
            default -> throw new IllegalArgumentException("it contains an unknown outcome");
        };
    }

    private static String unknownReason(Unknown unknown) {
        if (unknown.cause() instanceof InvalidResponseException) {
            return "INVALID_RESPONSE";
        }
        return unknown.cause() instanceof PlatformException ? "PLATFORM_FAILED" : "NO_RESPONSE";
    }

    private static NotSentReason notSentReason(@Nullable String reason) {
        for (NotSentReason known : NotSentReason.values()) {
            if (known.name().equals(reason)) {
                return known;
            }
        }
        throw new IllegalArgumentException("a user that was not sent has no known reason");
    }
}
