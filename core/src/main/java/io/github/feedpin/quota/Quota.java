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
 * @see <a href="https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN">the platform's page on rate limits</a>
 */
public record Quota(List<QuotaWindow> windows) {

    private static final int DEFAULT_PER_SECOND = 50;
    private static final int DEFAULT_PER_MINUTE = 1000;

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no window
     */
    public Quota {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("A quota has at least one window");
        }
    }

    /** Returns the quota that the platform documents for this endpoint: 50 calls per second and 1000 per minute. */
    public static Quota platformDefault() {
        return of(DEFAULT_PER_SECOND, DEFAULT_PER_MINUTE);
    }

    /**
     * Creates a quota of calls in any second and in any minute.
     *
     * @throws IllegalArgumentException if one of the numbers is less than 1
     */
    public static Quota of(int perSecond, int perMinute) {
        return new Quota(List.of(QuotaWindow.perSecond(perSecond), QuotaWindow.perMinute(perMinute)));
    }

    /**
     * Returns the shortest time from the first to the last of {@code calls} calls that this quota allows if its windows
     * are unused before. The margins of the windows and the duration of calls are not included. Exact if the length of
     * each window is a multiple of the next shorter one, otherwise a lower bound.
     *
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
