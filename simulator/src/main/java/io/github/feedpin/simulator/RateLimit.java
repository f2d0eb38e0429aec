package io.github.feedpin.simulator;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The windows that all hold at once. A call that is rejected counts in none of them. Not thread-safe, like its windows.
 */
final class RateLimit {

    private final List<SlidingWindow> windows;

    RateLimit(int perSecond, int perMinute) {
        windows = List.of(
                new SlidingWindow(perSecond, Duration.ofSeconds(1)),
                new SlidingWindow(perMinute, Duration.ofMinutes(1)));
    }

    /**
     * Lets a call in that arrives {@code now}, or tells when one would fit: when the last of the full windows has room.
     */
    @Nullable
    Rejection admit(long now) {
        long longestWait = 0;
        int limit = 0;
        for (SlidingWindow window : windows) {
            long wait = window.nanosUntilRoom(now);
            if (wait > longestWait) {
                longestWait = wait;
                limit = window.limit();
            }
        }
        if (longestWait > 0) {
            return Rejection.rateLimited(limit, longestWait);
        }
        windows.forEach(window -> window.admit(now));
        return null;
    }

    /** Forgets the calls that have been let in. */
    void clear() {
        windows.forEach(SlidingWindow::clear);
    }
}
