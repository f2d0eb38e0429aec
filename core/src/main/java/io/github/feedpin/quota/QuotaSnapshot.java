package io.github.feedpin.quota;

import java.time.Duration;
import java.util.List;

/**
 * How a limiter stands at one moment.
 *
 * @param waiting how many wait for a permit
 * @param pausedFor how much longer nobody is granted one because of a rejection; zero when there is no pause
 * @param nextPermitIn how much longer no permit can be granted, because of a pause or because a window is used up; zero
 *     when one can be granted at once, and when only the end of a call in flight decides
 * @param windows how each window stands, in the order of the quota
 */
public record QuotaSnapshot(int waiting, Duration pausedFor, Duration nextPermitIn, List<WindowUsage> windows) {

    /** Copies the list. */
    public QuotaSnapshot {
        windows = List.copyOf(windows);
    }

    /** A limiter that only a pause keeps from granting permits. */
    public QuotaSnapshot(int waiting, Duration pausedFor, List<WindowUsage> windows) {
        this(waiting, pausedFor, pausedFor, windows);
    }

    /** How many permits could be granted at once, were there no pause. */
    public int free() {
        return windows.stream().mapToInt(WindowUsage::free).min().orElse(0);
    }

    /**
     * How one window stands.
     *
     * @param length the span that the window limits
     * @param slots how many it has to use: its limit, or less after rejections
     * @param inFlight how many belong to calls under way
     * @param resting how many wait for their span to pass after a call
     */
    public record WindowUsage(Duration length, int slots, int inFlight, int resting) {

        /** How many are free; 0 also while more are taken than there are, after slots were withdrawn. */
        public int free() {
            return Math.max(0, slots - inFlight - resting);
        }
    }
}
