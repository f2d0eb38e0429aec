package io.github.feedpin.quota;

import io.github.feedpin.internal.retry.WaitLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Slowdown after rejections, which mean that the quota is shared or lower than documented. All calls pause; after that
 * they are spaced; each further rejection reduces the usable slots by a further 10 %, to a minimum of 60 %. Ten minutes
 * without a rejection end the slowdown. Not thread-safe: the limiter's drain owns it.
 */
final class Slowdown {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);
    private static final long SPACING = Duration.ofMillis(21).toNanos();
    private static final long FORGIVEN_AFTER = Duration.ofMinutes(10).toNanos();
    private static final double SHARE_STEP = 0.1;
    private static final double SMALLEST_SHARE = 0.6;

    private boolean active;
    private double share = 1;
    private long lastRejection;
    private long pausedUntil;
    private long nextCall;
    private int processes = 1;

    /** Sets the number of processes that share the quota, and so the spacing of calls. */
    void setProcesses(int processes) {
        this.processes = processes;
    }

    /**
     * Handles a rejection; those that arrive during a pause belong to the one that started it. Returns whether it
     * started a pause.
     */
    boolean rejected(long now, @Nullable Duration requested) {
        boolean sameEpisode = active && now - pausedUntil < 0;
        if (active && !sameEpisode) {
            share = Math.max(SMALLEST_SHARE, share - SHARE_STEP);
        }
        long until = now + bounded(requested).toNanos();
        pausedUntil = sameEpisode ? later(pausedUntil, until) : until;
        nextCall = pausedUntil;
        lastRejection = now;
        active = true;
        return !sameEpisode;
    }

    /** Returns how long the next call must wait because of earlier rejections; 0 if it need not. */
    long waitNanos(long now) {
        if (active && now - lastRejection >= FORGIVEN_AFTER && now - pausedUntil >= 0) {
            active = false;
            share = 1;
        }
        return active ? Math.max(0, nextCall - now) : 0;
    }

    /** Returns the remaining time of the pause, in nanoseconds. */
    long pauseNanos(long now) {
        return active ? Math.max(0, pausedUntil - now) : 0;
    }

    void callSent(long now) {
        nextCall = now + SPACING * processes;
    }

    double share() {
        return share;
    }

    private static Duration bounded(@Nullable Duration requested) {
        if (requested == null || requested.isZero() || requested.isNegative()) {
            return DEFAULT_PAUSE;
        }
        return WaitLimits.bounded(requested);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
