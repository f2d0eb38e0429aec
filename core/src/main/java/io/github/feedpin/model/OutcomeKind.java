package io.github.feedpin.model;

/** The four kinds of outcomes. */
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
