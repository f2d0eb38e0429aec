package io.github.feedpin.model;

/** Why a user was certainly not changed on the platform. */
public enum NotSentReason {
    /** The id cannot be one: blank, too long, or with control characters. Running it again will not help. */
    INVALID_ID(false),
    /**
     * The app itself was rejected (wrong secret, missing scope, disabled, allowance used up), which stopped the run; or
     * it was rejected a short while ago, and nothing was sent since.
     */
    APP_REJECTED(true),
    /** The platform rejected the whole call because of its content, and who caused it was not searched for. */
    CALL_REJECTED(true),
    /** The platform could not be reached, or no token could be had, in any of the attempts. */
    UNREACHABLE(true),
    /**
     * The platform kept rejecting the call because of its rate limit; or it asks to wait for more than 2 minutes, until
     * the instant that the message names.
     */
    RATE_LIMITED(true),
    /** The run's deadline passed before this user's turn. */
    DEADLINE(true),
    /** A later, opposite wish for the same user took the place of this single while it waited. */
    SUPERSEDED(false),
    /** The run was stopped before this user's turn. */
    CANCELLED(true),
    /** The client was closed, or stopped its runs, before this user's turn. */
    CLOSED(true);

    private final boolean retryable;

    NotSentReason(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same id may fare better in another run, once the cause is gone. */
    public boolean isRetryable() {
        return retryable;
    }
}
