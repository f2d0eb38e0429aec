package io.github.feedpin.quota;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** State of a limiter at one moment. Immutable. */
public final class QuotaSnapshot {

    private record Snapshot(int waiting, Duration pausedFor, Duration nextPermitIn, List<WindowUsage> windows) {}

    private final Snapshot snapshot;

    private QuotaSnapshot(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Creates a snapshot.
     *
     * @param waiting the number of requests that wait for a permit
     * @param pausedFor the remaining time of a pause after a rejection or by an operator; zero without a pause
     * @param nextPermitIn the time until a permit can be granted; zero if one can be granted at once, or if it depends
     *     only on the end of a call in flight
     * @param windows the usage of each window, in the order of the quota
     * @return a snapshot with a copy of the list
     */
    public static QuotaSnapshot of(int waiting, Duration pausedFor, Duration nextPermitIn, List<WindowUsage> windows) {
        Objects.requireNonNull(pausedFor, "pausedFor");
        Objects.requireNonNull(nextPermitIn, "nextPermitIn");
        return new QuotaSnapshot(new Snapshot(waiting, pausedFor, nextPermitIn, List.copyOf(windows)));
    }

    /** {@return the number of requests that wait for a permit} */
    public int waiting() {
        return snapshot.waiting;
    }

    /**
     * {@return the remaining time of a pause after a rejection or by an operator, in which no permit is granted; zero
     * without a pause}
     */
    public Duration pausedFor() {
        return snapshot.pausedFor;
    }

    /**
     * {@return the time until a permit can be granted, because of a pause or because a window is used up; zero if one
     * can be granted at once, or if it depends only on the end of a call in flight}
     */
    public Duration nextPermitIn() {
        return snapshot.nextPermitIn;
    }

    /** {@return the usage of each window, in the order of the quota; unmodifiable} */
    public List<WindowUsage> windows() {
        return snapshot.windows;
    }

    /** {@return the number of permits that could be granted at once if there were no pause} */
    public int free() {
        return snapshot.windows.stream().mapToInt(WindowUsage::free).min().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QuotaSnapshot that && snapshot.equals(that.snapshot);
    }

    @Override
    public int hashCode() {
        return snapshot.hashCode();
    }

    @Override
    public String toString() {
        return "Quota" + snapshot;
    }

    /**
     * Usage of one window.
     *
     * @param length the length of the window
     * @param slots the number of usable slots: the window's limit, or less after rejections or if an operator lowered
     *     it
     * @param inFlight the number of slots taken by calls in flight
     * @param resting the number of slots that rest after a call
     */
    public record WindowUsage(Duration length, int slots, int inFlight, int resting) {

        /** {@return the number of free slots; 0 also while more are taken than usable, after slots were withdrawn} */
        public int free() {
            return Math.max(0, slots - inFlight - resting);
        }
    }
}
