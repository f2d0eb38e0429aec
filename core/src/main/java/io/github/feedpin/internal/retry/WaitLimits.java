package io.github.feedpin.internal.retry;

import java.time.Duration;

/**
 * Limits of the waits that the platform may ask for. A longer wait is respected, but requests fail at once meanwhile.
 */
public final class WaitLimits {

    /** The longest time that requests wait; 2 minutes. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** The longest wait that is respected; 1 day. A longer one is assumed to be a mistake. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private WaitLimits() {}

    /** Returns {@code wait}, limited to {@link #LONGEST_PAUSE}. */
    public static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    /** Returns whether {@code wait} is longer than requests wait. */
    public static boolean isExceededBy(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0;
    }
}
