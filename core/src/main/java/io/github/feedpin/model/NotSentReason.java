package io.github.feedpin.model;

/** Reasons why no request for a user took effect, so that its state on the platform is certainly unchanged. */
public enum NotSentReason {
    /** The id is invalid: blank, too long, or with control characters. Not retryable. */
    INVALID_ID(false),
    /**
     * The app was rejected (wrong secret, missing scope, disabled, monthly allowance used up), which stopped the run;
     * or it was rejected shortly before, and no request has been sent since.
     */
    APP_REJECTED(true),
    /**
     * A store app was rejected in this tenant (not installed, disabled, scope not granted), which stopped the run; or
     * it was rejected there shortly before, and no request has been sent since. Other tenants are not affected.
     */
    TENANT_REJECTED(true),
    /** The bot is not in the group chat, which stopped the run. */
    CHAT_REJECTED(true),
    /** No app ticket arrived in time, so that no token could be obtained. */
    TICKET_PENDING(true),
    /** The pin store failed: the call could not be recorded, and was not sent. */
    NOT_RECORDED(true),
    /** The platform rejected the whole call because of its content, and it was not bisected. */
    CALL_REJECTED(true),
    /** The platform was unreachable, or no token could be obtained, in all attempts. */
    UNREACHABLE(true),
    /**
     * The platform kept rejecting the call because of its rate limit; or it asks for a pause of more than 2 minutes,
     * until the time in the message.
     */
    RATE_LIMITED(true),
    /** The deadline of the run passed before the request for this user was sent. */
    DEADLINE(true),
    /** A newer, contradicting request for the same user replaced this single request in the queue. */
    SUPERSEDED(false),
    /** The run was stopped before the request for this user was sent. */
    CANCELLED(true),
    /** The client was closed, or stopped its runs, before the request for this user was sent. */
    CLOSED(true);

    private final boolean retryable;

    NotSentReason(boolean retryable) {
        this.retryable = retryable;
    }

    /** {@return whether the same id may succeed in another run, once the cause is gone} */
    public boolean isRetryable() {
        return retryable;
    }
}
