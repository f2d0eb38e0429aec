package io.github.feedpin.examples.reminders.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import java.util.List;
import java.util.Map;

/**
 * Result of a run that has ended. The counts add up to {@code distinct}; {@code distinct} and {@code duplicates} add up
 * to {@code submitted}.
 *
 * @param id the id of the run
 * @param action whether the run pinned or unpinned
 * @param stopped whether the run was stopped before it was complete
 * @param submitted the number of ids in the request
 * @param distinct the number of different ids
 * @param duplicates the number of repeated ids
 * @param counts the number of users per outcome
 * @param countsByCode the number of users per error code of the platform
 * @param notSentByReason the number of users not sent, per reason
 * @param calls the number of calls
 * @param retries the number of calls that repeated a failed call
 * @param rateLimited the number of calls that the platform rejected because of its rate limit
 * @param elapsedMillis the duration of the run in milliseconds
 * @param notApplied all users whose outcome is not applied; only the first {@value #MAX_FAILURES} are part of the JSON
 * @param retryableUserIds all ids for which another run may succeed
 */
public record RunReport(
        String id,
        PinAction action,
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
        @JsonIgnore List<FailedUser> notApplied,
        List<String> retryableUserIds)
        implements RunStatus {

    private static final int MAX_FAILURES = 100;

    static RunReport of(String id, PinAction action, boolean stopped, PinReport report) {
        return new RunReport(
                id,
                action,
                stopped,
                report.submitted(),
                report.distinct(),
                report.duplicates(),
                Counts.of(report.counts()),
                report.countsByCode(),
                report.notSentByReason(),
                report.stats().calls(),
                report.stats().retries(),
                report.stats().rateLimited(),
                report.stats().elapsed().toMillis(),
                notApplied(report),
                report.retryableUserIds());
    }

    private static List<FailedUser> notApplied(PinReport report) {
        return report.outcomes().values().stream()
                .filter(outcome -> !(outcome instanceof Applied))
                .map(FailedUser::of)
                .toList();
    }

    /** Returns the first users whose outcome is not applied. */
    @JsonProperty
    public List<FailedUser> failures() {
        return notApplied.subList(0, Math.min(MAX_FAILURES, notApplied.size()));
    }

    @Override
    public boolean ended() {
        return true;
    }

    /** Returns the figures without user ids. */
    @Override
    public String toString() {
        return "RunReport[id=" + id + ", action=" + action + ", stopped=" + stopped + ", submitted=" + submitted
                + ", distinct=" + distinct + ", " + counts + ", calls=" + calls + ", retries=" + retries
                + ", rateLimited=" + rateLimited + ", elapsedMillis=" + elapsedMillis + "]";
    }
}
