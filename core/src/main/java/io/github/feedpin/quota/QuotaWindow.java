package io.github.feedpin.quota;

import java.time.Duration;

/**
 * Limit of calls within any period of a given length.
 *
 * @param limit the maximum number of calls; at least 1
 * @param length the length of the period; 1 ms to 1 day
 * @param margin the time that a slot rests in addition to {@code length}, which covers the drift of two clocks; not
 *     negative, at most {@code length}
 */
public record QuotaWindow(int limit, Duration length, Duration margin) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * Creates a window; see {@link #perSecond} and {@link #perMinute}.
     *
     * @param limit at least 1
     * @param length 1 ms to 1 day
     * @param margin not negative, at most {@code length}
     * @throws IllegalArgumentException naming the value that is out of range
     */
    public QuotaWindow {
        if (limit < 1) {
            throw new IllegalArgumentException("A quota window allows at least 1 call, but limit is " + limit);
        }
        if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A quota window is 1 ms to 1 day long, but length is " + length);
        }
        if (margin.isNegative() || margin.compareTo(length) > 0) {
            throw new IllegalArgumentException(
                    "A quota window's margin is neither negative nor longer than the window, but is " + margin);
        }
    }

    /**
     * Creates a window of {@code limit} calls in any second, with a margin of 10 ms.
     *
     * @param limit the maximum number of calls; at least 1
     * @return the window
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static QuotaWindow perSecond(int limit) {
        return new QuotaWindow(limit, Duration.ofSeconds(1), Duration.ofMillis(10));
    }

    /**
     * Creates a window of {@code limit} calls in any minute, with a margin of 30 ms.
     *
     * @param limit the maximum number of calls; at least 1
     * @return the window
     * @throws IllegalArgumentException if the limit is less than 1
     */
    public static QuotaWindow perMinute(int limit) {
        return new QuotaWindow(limit, Duration.ofMinutes(1), Duration.ofMillis(30));
    }
}
