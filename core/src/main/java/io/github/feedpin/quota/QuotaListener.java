package io.github.feedpin.quota;

import java.time.Duration;

/**
 * Callback interface for events of a limiter. The methods are called one at a time, while requests wait for their
 * permits: they must be quick and must not block. Exceptions are logged and ignored.
 */
public interface QuotaListener {

    /**
     * Called when a permit was granted.
     *
     * @param waited how long the request for it waited
     */
    default void onGranted(Duration waited) {}

    /** Called when the platform rejected a call because of its rate limit. */
    default void onRejected() {}

    /**
     * Called when a rejection starts a pause, in which no permit is granted.
     *
     * @param pause the length of the pause
     */
    default void onPaused(Duration pause) {}

    /**
     * Called when an exchange of slots between processes that share the quota has ended, also while another method is
     * called.
     *
     * @param succeeded whether it succeeded; otherwise it is repeated
     * @param duration how long it took
     */
    default void onExchange(boolean succeeded, Duration duration) {}
}
