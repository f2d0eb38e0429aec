package io.github.feedpin.event;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs rejected pushes: for each reason one line a minute at most, since strangers can provoke them. */
final class RejectionLog {

    private static final Logger log = LoggerFactory.getLogger(EventReceiver.class);
    private static final long INTERVAL = Duration.ofMinutes(1).toNanos();

    private final TimeSource time;
    private final Map<Rejection, Entry> entries = new EnumMap<>(Rejection.class);

    RejectionLog(TimeSource time) {
        this.time = time;
    }

    /** Logs the rejection, and returns the response to it. */
    EventResponse reject(Rejection rejection) {
        return reject(rejection, null);
    }

    /**
     * Logs the rejection, and returns the response to it.
     *
     * @param cause logged by its type only, since its message may quote a secret
     */
    EventResponse reject(Rejection rejection, @Nullable Throwable cause) {
        long unlogged = claim(rejection);
        if (unlogged >= 0) {
            log.warn(
                    "Rejected a pushed event with HTTP {}: {}{}{}",
                    rejection.response().status(),
                    rejection.reason(),
                    cause == null ? "" : " (" + cause.getClass().getName() + ")",
                    unlogged == 0 ? "" : "; " + unlogged + " more since the last such message");
        }
        return rejection.response();
    }

    /** Returns the number of rejections since the last line; negative if it is too early for another line. */
    private synchronized long claim(Rejection rejection) {
        long now = time.nanoTime();
        @Nullable Entry last = entries.get(rejection);
        if (last != null && now - last.loggedAt < INTERVAL) {
            last.unlogged++;
            return -1;
        }
        entries.put(rejection, new Entry(now));
        return last == null ? 0 : last.unlogged;
    }

    private static final class Entry {

        private final long loggedAt;
        private long unlogged;

        Entry(long loggedAt) {
            this.loggedAt = loggedAt;
        }
    }
}
