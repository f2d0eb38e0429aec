package io.github.feedpin.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Permission to send one call now. Must be closed exactly once, in one of five ways; further closes have no effect.
 * Thread-safe.
 */
public interface Permit {

    /**
     * {@return whether a call may still be sent with this permit; checked right before sending} A permit of a limiter
     * whose slots are lent expires with their lease; others never expire, which is the default. An expired permit is
     * closed with {@link #neverSent()}.
     */
    default boolean isUsable() {
        return true;
    }

    /** Closes the permit: a response was received. */
    void completed();

    /** Closes the permit: the request was certainly not sent, so the permit counts as unused. */
    void neverSent();

    /**
     * Closes the permit: the request may have been sent and the call was abandoned, so that the network may deliver it
     * seconds later.
     */
    void lost();

    /**
     * Closes the permit: the request may have been sent and its connection broke, so that it has arrived by now, or
     * never will. By default like {@link #lost()}.
     */
    default void broken() {
        lost();
    }

    /**
     * Closes the permit: the platform rejected the call because of its rate limit, or asks to wait. No permit is
     * granted until the pause is over.
     *
     * @param pause the pause that the platform asks for; null if it asks for none. If it is longer than 2 minutes,
     *     waiting and new requests fail with {@link io.github.feedpin.error.PausedException}
     */
    void rejected(@Nullable Duration pause);
}
