package io.github.feedpin.quota;

import java.time.Duration;
import java.util.List;

/**
 * What the owner of a shared quota grants to one limiter.
 *
 * @param slots the number of slots lent in each window, in the order of the quota; not negative
 * @param pause the remaining time of a pause after a rejection in any process; zero without a pause
 * @param processes the number of processes that use the quota; at least 1
 * @param interactiveElsewhere whether other processes granted permits to interactive calls within the longest window
 */
public record SlotLoan(List<Integer> slots, Duration pause, int processes, boolean interactiveElsewhere) {

    /**
     * Creates a loan.
     *
     * @param slots one number for each window of the quota, copied; not negative
     * @param pause not negative; zero without a pause
     * @param processes at least 1
     * @param interactiveElsewhere whether other processes granted permits to interactive calls within the longest
     *     window
     * @throws IllegalArgumentException if a number is out of range
     */
    public SlotLoan {
        slots = List.copyOf(slots);
        if (slots.stream().anyMatch(number -> number < 0) || pause.isNegative() || processes < 1) {
            throw new IllegalArgumentException("A loan has no negative numbers and at least 1 process, but has slots "
                    + slots + ", pause " + pause + " and " + processes + " processes");
        }
    }
}
