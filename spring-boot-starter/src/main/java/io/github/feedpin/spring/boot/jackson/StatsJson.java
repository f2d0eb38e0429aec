package io.github.feedpin.spring.boot.jackson;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.feedpin.model.RunStats;

/**
 * JSON form of the statistics of a run.
 *
 * @param calls how many calls were made
 * @param retries how many of them were retries
 * @param rateLimited how many of them the platform rejected because of its rate limit
 * @param elapsedMillis how long the run took, in milliseconds
 */
@JsonPropertyOrder({"calls", "retries", "rateLimited", "elapsedMillis"})
record StatsJson(long calls, long retries, long rateLimited, long elapsedMillis) {

    static StatsJson of(RunStats stats) {
        return new StatsJson(
                stats.calls(),
                stats.retries(),
                stats.rateLimited(),
                stats.elapsed().toMillis());
    }
}
