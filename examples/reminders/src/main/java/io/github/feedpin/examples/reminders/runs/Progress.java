package io.github.feedpin.examples.reminders.runs;

import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param id names the run
 * @param timeSensitive whether it pins; otherwise it unpins
 * @param stopping whether somebody has stopped it, and only the calls under way are still awaited
 * @param total how many people there are, repeated ids not counted
 * @param settled how many of them have their outcome
 * @param counts which outcomes these are
 * @param calls how many calls were made
 * @param retries how many of them repeated one that had failed
 * @param callsPerSecond how many calls were made in a second, on average
 * @param elapsedMillis how long it has taken so far, in milliseconds
 * @param millisLeft how long it may still take, in milliseconds; null while nobody can tell
 * @param trouble what keeps it from getting on, and is being tried again; null when nothing does
 */
public record Progress(
        String id,
        boolean timeSensitive,
        boolean stopping,
        long total,
        long settled,
        Counts counts,
        long calls,
        long retries,
        double callsPerSecond,
        long elapsedMillis,
        @Nullable Long millisLeft,
        @Nullable String trouble)
        implements RunState {

    @Override
    public boolean ended() {
        return false;
    }
}
