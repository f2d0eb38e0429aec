package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import java.util.List;
import java.util.Map;

/**
 * How a run ended. It adds up: the counts make up {@code distinct}, and {@code distinct} and {@code duplicates} make up
 * {@code submitted}.
 *
 * @param id names the run
 * @param timeSensitive whether it pinned; otherwise it unpinned
 * @param stopped whether it was stopped before its time
 * @param submitted how many ids were handed in
 * @param distinct how many of them were different
 * @param duplicates how many had come before
 * @param counts what became of the different ones
 * @param countsByCode how many ended with each of the platform's error codes
 * @param notSentByReason how many were not sent for each reason
 * @param calls how many calls were made
 * @param retries how many of them repeated one that had failed
 * @param rateLimited how many the platform rejected because of its limit
 * @param elapsedMillis how long it took, in milliseconds
 * @param failures the first of those who are not applied, {@value #MOST_FAILURES} at most
 * @param retryableUserIds the ids for which another run may end better, all of them
 */
public record Account(
        String id,
        boolean timeSensitive,
        boolean stopped,
        long submitted,
        long distinct,
        long duplicates,
        Counts counts,
        Map<Integer, Long> countsByCode,
        Map<NotSentReason, Long> notSentByReason,
        long calls,
        long retries,
        long rateLimited,
        long elapsedMillis,
        List<Failure> failures,
        List<String> retryableUserIds)
        implements RunState {

    private static final int MOST_FAILURES = 100;

    static Account of(String id, boolean timeSensitive, boolean stopped, PinReport report) {
        return new Account(
                id,
                timeSensitive,
                stopped,
                report.submitted(),
                report.distinct(),
                report.duplicates(),
                Counts.of(report),
                report.countsByCode(),
                report.notSentByReason(),
                report.stats().calls(),
                report.stats().retries(),
                report.stats().rateLimited(),
                report.stats().elapsed().toMillis(),
                failures(report),
                report.retryableUserIds());
    }

    private static List<Failure> failures(PinReport report) {
        return report.outcomes().values().stream()
                .filter(outcome -> !(outcome instanceof Applied))
                .limit(MOST_FAILURES)
                .map(Failure::of)
                .toList();
    }

    @Override
    public boolean ended() {
        return true;
    }

    /** The figures, and nobody's id. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", timeSensitive=" + timeSensitive + ", stopped=" + stopped + ", submitted="
                + submitted + ", distinct=" + distinct + ", " + counts + ", calls=" + calls + ", retries=" + retries
                + ", rateLimited=" + rateLimited + ", elapsedMillis=" + elapsedMillis + "]";
    }
}
