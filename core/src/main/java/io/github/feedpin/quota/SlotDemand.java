package io.github.feedpin.quota;

import java.time.Duration;
import java.util.List;

/**
 * What a limiter with lent slots needs, and what it returns.
 *
 * @param waiting the number of requests that wait for a permit
 * @param urgent how many of them are not for bulk runs
 * @param interactive the number of permits of interactive calls within the longest window; while bulk requests wait,
 *     the number at the current rate of these calls, for which slots are left free
 * @param pause the remaining time of a pause after a rejection; zero without a pause
 * @param windows the windows, in the order of the quota
 */
public record SlotDemand(int waiting, int urgent, int interactive, Duration pause, List<Window> windows) {

    /**
     * Creates a demand.
     *
     * @param waiting the number of requests that wait for a permit
     * @param urgent how many of them are not for bulk runs
     * @param interactive the number of interactive calls within the longest window
     * @param pause the remaining time of a pause; zero without a pause
     * @param windows one for each window of the quota, copied
     */
    public SlotDemand {
        windows = List.copyOf(windows);
    }

    /**
     * The lent slots of one window.
     *
     * @param slots the number of slots that are still lent
     * @param inFlight how many of them are taken by calls in flight; more than {@code slots} after slots were withdrawn
     * @param resting how many of them rest after a call
     * @param returned one element for each slot that was withdrawn and is now returned: how long it still rests, in
     *     nanoseconds; 0 if it was free
     */
    public record Window(int slots, int inFlight, int resting, List<Long> returned) {

        /**
         * Creates the slots of one window.
         *
         * @param slots the number of slots that are still lent
         * @param inFlight how many are taken by calls in flight
         * @param resting how many rest after a call
         * @param returned for each returned slot, how long it still rests, in nanoseconds; copied
         */
        public Window {
            returned = List.copyOf(returned);
        }
    }
}
