package io.github.feedpin.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The right to make one call now. Closed once, in one of five ways; closing it again does nothing. Thread-safe. */
public interface Permit {

    /** A response arrived. */
    void completed();

    /** The request certainly did not leave: the permit counts as never taken. */
    void neverSent();

    /**
     * The request may have left and the call was given up: a path that is dead for the moment may deliver it seconds
     * later.
     */
    void lost();

    /**
     * The request may have left and its connection broke: it has arrived by now, or never will. By default like
     * {@link #lost()}.
     */
    default void broken() {
        lost();
    }

    /**
     * The platform rejected the call for its rate limit, or asks to wait: nothing is sent until the pause is over.
     *
     * @param pause what the platform asks for; null when it does not say. When it is longer than 2 minutes, requests
     *     that wait and those that come meanwhile fail with {@link io.github.feedpin.error.PausedException}
     */
    void rejected(@Nullable Duration pause);
}
