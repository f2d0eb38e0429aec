package io.github.feedpin.error;

/** What a failure affects, which decides how the other calls of a run continue. */
public enum FailureScope {
    /** This attempt: the platform failed, could not be reached, or its response proves nothing. */
    TRANSIENT(true),
    /** The rate of calls: the platform rejected the call for a limit, or asks to wait. */
    RATE_LIMIT(true),
    /** The access token: another one may be accepted. */
    TOKEN(false),
    /** The request: others may succeed. */
    REQUEST(false),
    /** The feed card, a group chat that the bot is not in: every further call for it would be rejected as well. */
    FEED_CARD(false),
    /** The tenant, in which a store app is not authorized; other tenants are not affected. */
    TENANT(false),
    /** The app, which is not authorized: every further call would be rejected as well. */
    APP(false),
    /** This client, which did not accept the request. */
    CLIENT(true);

    private final boolean retryable;

    FailureScope(boolean retryable) {
        this.retryable = retryable;
    }

    /** {@return whether the same call may succeed later} */
    public boolean isRetryable() {
        return retryable;
    }
}
