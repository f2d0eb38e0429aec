package io.github.feedpin.simulator.internal.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rate limit of two windows. A rejected call counts in neither. Not thread-safe; guarded by the engine. */
public final class RateLimit {

    private final List<SlidingWindow> windows;

    public RateLimit(int perSecond, int perMinute) {
        windows = List.of(
                new SlidingWindow(perSecond, Duration.ofSeconds(1)),
                new SlidingWindow(perMinute, Duration.ofMinutes(1)));
    }

    /** Counts a call that arrives {@code now} and returns null, or returns a rejection until all windows have room. */
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

    /** Forgets the admitted calls. */
    void clear() {
        windows.forEach(SlidingWindow::clear);
    }
}
