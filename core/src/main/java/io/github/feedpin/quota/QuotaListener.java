package io.github.feedpin.quota;

import java.time.Duration;

/**
 * Is told what a limiter does. The methods are called one at a time, while others wait for their permits: they must be
 * quick and must not block. What they throw is logged and goes no further.
 */
public interface QuotaListener {

    /** A permit was granted to somebody who had waited this long. */
    default void granted(Duration waited) {}

    /** The platform rejected a call for its rate limit. */
    default void rejected() {}

    /** Because of a rejection nobody is granted a permit for this long. */
    default void paused(Duration pause) {}
}
