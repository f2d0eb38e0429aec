package io.github.feedpin.model;

/** The four kinds of outcomes. */
public enum OutcomeKind {
    /** The platform confirmed the change; see {@link UserOutcome.Applied}. */
    APPLIED,
    /** The platform rejected the user; see {@link UserOutcome.Rejected}. */
    REJECTED,
    /** The user's state on the platform is certainly unchanged; see {@link UserOutcome.NotSent}. */
    NOT_SENT,
    /** The change was sent, and its result is unknown; see {@link UserOutcome.Unknown}. */
    UNKNOWN
}
