package io.github.feedpin.quota;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of a limiter at one moment. Immutable. */
public final class QuotaSnapshot {

    private final int waiting;
    private final Duration pausedFor;
    private final Duration nextPermitIn;
    private final List<WindowUsage> windows;

    private QuotaSnapshot(int waiting, Duration pausedFor, Duration nextPermitIn, List<WindowUsage> windows) {
        this.waiting = waiting;
        this.pausedFor = Objects.requireNonNull(pausedFor, "pausedFor");
        this.nextPermitIn = Objects.requireNonNull(nextPermitIn, "nextPermitIn");
        this.windows = List.copyOf(windows);
    }

    /**
     * Creates a snapshot.
     *
     * @param waiting the number of requests that wait for a permit
     * @param pausedFor the remaining time of a pause after a rejection; zero without a pause
     * @param nextPermitIn the time until a permit can be granted; zero if one can be granted at once, or if it depends
     *     only on the end of a call in flight
     * @param windows the usage of each window, in the order of the quota
     */
    public static QuotaSnapshot of(int waiting, Duration pausedFor, Duration nextPermitIn, List<WindowUsage> windows) {
        return new QuotaSnapshot(waiting, pausedFor, nextPermitIn, windows);
    }

    /** Returns the number of requests that wait for a permit. */
    public int waiting() {
        return waiting;
    }

    /** Returns the remaining time of a pause after a rejection, in which no permit is granted; zero without a pause. */
    public Duration pausedFor() {
        return pausedFor;
    }

    /**
     * Returns the time until a permit can be granted, because of a pause or because a window is used up; zero if one
     * can be granted at once, or if it depends only on the end of a call in flight.
     */
    public Duration nextPermitIn() {
        return nextPermitIn;
    }

    /** Returns the usage of each window, in the order of the quota; unmodifiable. */
    public List<WindowUsage> windows() {
        return windows;
    }

    /** Returns the number of permits that could be granted at once if there were no pause. */
    public int free() {
        return windows.stream().mapToInt(WindowUsage::free).min().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QuotaSnapshot that
                && waiting == that.waiting
                && pausedFor.equals(that.pausedFor)
                && nextPermitIn.equals(that.nextPermitIn)
                && windows.equals(that.windows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(waiting, pausedFor, nextPermitIn, windows);
    }

    @Override
    public String toString() {
        return "QuotaSnapshot[waiting=" + waiting + ", pausedFor=" + pausedFor + ", nextPermitIn=" + nextPermitIn
                + ", windows=" + windows + "]";
    }

    /**
     * Usage of one window.
     *
     * @param length the length of the window
     * @param slots the number of usable slots: the window's limit, or less after rejections
     * @param inFlight the number of slots taken by calls in flight
     * @param resting the number of slots that rest after a call
     */
    public record WindowUsage(Duration length, int slots, int inFlight, int resting) {

        /** Returns the number of free slots; 0 also while more are taken than usable, after slots were withdrawn. */
        public int free() {
            return Math.max(0, slots - inFlight - resting);
        }
    }
}
