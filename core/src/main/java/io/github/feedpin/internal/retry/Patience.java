package io.github.feedpin.internal.retry;

import java.time.Duration;

/**
 * How long callers are kept waiting because the platform asks for it. A longer wait is respected, but told at once
 * instead of waited out.
 */
public final class Patience {

    /** The longest wait that is waited out; 2 minutes. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** The longest wait that is respected; 1 day. Beyond that, what a platform asks for is taken for a mistake. */
    public static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private Patience() {}

    /** As much of {@code wait} as is respected. */
    public static Duration bounded(Duration wait) {
        return wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
    }

    /** Whether {@code wait} is longer than that. */
    public static boolean isExceededBy(Duration wait) {
        return wait.compareTo(LONGEST_WAIT) > 0;
    }
}
