package io.github.feedpin.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The right to make one call now. Closed once, in one of four ways; closing it again does nothing. Thread-safe.
 */
public interface Permit {

    /** An answer arrived. */
    void completed();

    /** The request certainly did not leave: the permit counts as never taken. */
    void neverSent();

    /** The request may have left and no answer came, so nobody knows when it arrives at the platform. */
    void lost();

    /**
     * The platform refused the call for its rate limit: nobody calls until the pause is over.
     *
     * @param pause what the platform asks for; null when it does not say
     */
    void rejected(@Nullable Duration pause);
}
