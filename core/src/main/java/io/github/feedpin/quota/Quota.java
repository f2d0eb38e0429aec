package io.github.feedpin.quota;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Number of calls that the platform allows one app in one tenant. All windows apply at once.
 *
 * @param windows at least one
 * @param reserved the number of calls in the longest window that {@linkplain Priority#BULK bulk} calls leave to others,
 *     so that a single request after a bulk run need not wait until the window allows calls again
 * @see <a href="https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN">the platform's page on rate limits</a>
 */
public record Quota(List<QuotaWindow> windows, int reserved) {

    private static final int DEFAULT_PER_SECOND = 50;
    private static final int DEFAULT_PER_MINUTE = 1000;

    /**
     * Creates a quota.
     *
     * @param windows at least one, copied
     * @param reserved not negative, and less than the limit of the longest window
     * @throws IllegalArgumentException if there is no window, or {@code reserved} is out of range
     */
    public Quota {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("A quota has at least one window");
        }
        int limit = longest(windows).limit();
        if (reserved < 0 || reserved >= limit) {
            throw new IllegalArgumentException("The number of reserved calls must be 0 to " + (limit - 1)
                    + ", since the longest window allows " + limit + " calls, but is " + reserved);
        }
    }

    /**
     * Creates a quota without reserved calls.
     *
     * @param windows at least one, copied
     * @throws IllegalArgumentException if there is no window
     */
    public Quota(List<QuotaWindow> windows) {
        this(windows, 0);
    }

    /**
     * {@return the quota that the platform documents for this endpoint: 50 calls per second and 1000 per minute, none
     * of them reserved}
     */
    public static Quota platformDefault() {
        return of(DEFAULT_PER_SECOND, DEFAULT_PER_MINUTE);
    }

    /**
     * Creates a quota of calls in any second and in any minute, without reserved calls.
     *
     * @param perSecond the maximum number of calls in any second; at least 1
     * @param perMinute the maximum number of calls in any minute; at least 1
     * @return a quota of two windows
     * @throws IllegalArgumentException if one of the numbers is less than 1
     */
    public static Quota of(int perSecond, int perMinute) {
        return new Quota(List.of(QuotaWindow.perSecond(perSecond), QuotaWindow.perMinute(perMinute)));
    }

    /**
     * {@return a copy with another number of reserved calls} Processes that share a quota reserve the same part of the
     * calls that each of them may send.
     *
     * @param calls the number of calls in the longest window that bulk calls leave to others; not negative
     * @throws IllegalArgumentException if it is negative, or leaves no call to bulk runs
     */
    public Quota withReserved(int calls) {
        return new Quota(windows, calls);
    }

    /** Returns the part of the longest window that bulk calls may use; at most 1. */
    double bulkShare() {
        return 1 - reserved / (double) longestWindow().limit();
    }

    /** Returns the longest window. */
    QuotaWindow longestWindow() {
        return longest(windows);
    }

    private static QuotaWindow longest(List<QuotaWindow> windows) {
        return windows.stream().max(Comparator.comparing(QuotaWindow::length)).orElseThrow();
    }

    /**
     * {@return the shortest time from the first to the last of {@code calls} calls that this quota allows if its
     * windows are unused before} The margins of the windows, the duration of calls and reserved calls are not included.
     * Exact if the length of each window is a multiple of the next shorter one, otherwise a lower bound.
     *
     * @param calls the number of calls; not negative; for 0 and 1 the time is zero
     * @throws IllegalArgumentException if {@code calls} is negative
     */
    public Duration minimumDuration(long calls) {
        if (calls < 0) {
            throw new IllegalArgumentException("The number of calls must not be negative, but is " + calls);
        }
        Duration duration = Duration.ZERO;
        long before = Math.max(0, calls - 1);
        for (QuotaWindow window : bindingWindows()) {
            duration = duration.plus(window.length().multipliedBy(before / window.limit()));
            before %= window.limit();
        }
        return duration;
    }

    /** Returns the windows whose limits the shorter ones do not already enforce, the longest first. */
    private Deque<QuotaWindow> bindingWindows() {
        Deque<QuotaWindow> binding = new ArrayDeque<>();
        windows.stream()
                .sorted(Comparator.comparing(QuotaWindow::length).thenComparing(QuotaWindow::limit))
                .filter(window -> binding.stream()
                        .allMatch(other -> window.length().dividedBy(other.length()) * other.limit() > window.limit()))
                .forEachOrdered(binding::addFirst);
        return binding;
    }
}
