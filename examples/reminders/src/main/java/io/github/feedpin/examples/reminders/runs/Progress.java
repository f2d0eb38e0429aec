package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.model.PinAction;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a run that has not ended.
 *
 * @param id the id of the run
 * @param action whether the run pins or unpins
 * @param stopping whether the run was stopped and only awaits the calls in flight
 * @param total the number of different user ids
 * @param completed the number of users with an outcome
 * @param counts the number of users per outcome
 * @param calls the number of calls
 * @param retries the number of calls that repeated a failed call
 * @param callsPerSecond the average number of calls per second
 * @param elapsedMillis the time since the start in milliseconds
 * @param remainingMillis the estimated remaining time in milliseconds; null while it is unknown
 * @param lastFailure why calls are being retried; null if there is no such failure
 */
public record Progress(
        String id,
        PinAction action,
        boolean stopping,
        long total,
        long completed,
        Counts counts,
        long calls,
        long retries,
        double callsPerSecond,
        long elapsedMillis,
        @Nullable Long remainingMillis,
        @Nullable String lastFailure)
        implements RunStatus {

    @Override
    public boolean ended() {
        return false;
    }
}
