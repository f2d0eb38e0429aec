package io.github.feedpin.cli.account;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;

/** The four ways a user can end, with their words in the report and in the printed account. */
public enum OutcomeKind {
    /** The platform confirmed it. */
    APPLIED("applied", "applied"),
    /** The platform refused it. */
    REJECTED("rejected", "rejected"),
    /** It has certainly not reached the platform. */
    NOT_SENT("notSent", "not sent"),
    /** It was sent, and nobody knows. */
    UNKNOWN("unknown", "unknown");

    private final String word;
    private final String label;

    OutcomeKind(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /** What {@code outcome} is. */
    static OutcomeKind of(UserOutcome outcome) {
        if (outcome instanceof Applied) {
            return APPLIED;
        }
        if (outcome instanceof Rejected) {
            return REJECTED;
        }
        return outcome instanceof NotSent ? NOT_SENT : UNKNOWN;
    }

    /** As the report has it. */
    String word() {
        return word;
    }

    /** As people read it. */
    String label() {
        return label;
    }
}
