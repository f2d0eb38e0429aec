package io.github.feedpin.model;

/** The four ways in which a user can end, to count by. */
public enum OutcomeKind {
    /** {@link UserOutcome.Applied}. */
    APPLIED,
    /** {@link UserOutcome.Rejected}. */
    REJECTED,
    /** {@link UserOutcome.NotSent}. */
    NOT_SENT,
    /** {@link UserOutcome.Unknown}. */
    UNKNOWN
}
