package io.github.feedpin.spring.boot.jackson;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.util.Collection;
import java.util.Map;

/**
 * JSON form of a report, with the property names of the command line's report file. The counts add up as those of the
 * report do.
 *
 * @param submitted how many ids were submitted
 * @param distinct how many of them were distinct
 * @param duplicates how many were duplicates
 * @param applied the number of users for whom the platform confirmed the change
 * @param rejected the number of users whom the platform rejected
 * @param notSent the number of users whose state on the platform is certainly unchanged
 * @param unknown the number of users whose request was sent without a valid response
 * @param countsByCode the number of users that failed, for each error code of the platform
 * @param notSentByReason the number of users that were not sent, for each reason
 * @param calls how many calls were made
 * @param retries how many of them were retries
 * @param rateLimited how many of them the platform rejected because of its rate limit
 * @param elapsedMillis how long the run took, in milliseconds
 * @param outcomes the outcome of each user, in the order of the ids
 */
@JsonPropertyOrder({
    "submitted",
    "distinct",
    "duplicates",
    "applied",
    "rejected",
    "notSent",
    "unknown",
    "countsByCode",
    "notSentByReason",
    "calls",
    "retries",
    "rateLimited",
    "elapsedMillis",
    "outcomes"
})
record ReportJson(
        long submitted,
        long distinct,
        long duplicates,
        long applied,
        long rejected,
        long notSent,
        long unknown,
        Map<Integer, Long> countsByCode,
        Map<NotSentReason, Long> notSentByReason,
        long calls,
        long retries,
        long rateLimited,
        long elapsedMillis,
        Collection<UserOutcome> outcomes) {

    static ReportJson of(PinReport report) {
        RunStats stats = report.stats();
        return new ReportJson(
                report.submitted(),
                report.distinct(),
                report.duplicates(),
                report.applied(),
                report.rejected(),
                report.notSent(),
                report.unknown(),
                report.countsByCode(),
                report.notSentByReason(),
                stats.calls(),
                stats.retries(),
                stats.rateLimited(),
                stats.elapsed().toMillis(),
                report.outcomes().values());
    }
}
