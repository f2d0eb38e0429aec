package io.github.feedpin.examples.reminders.runs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits that bound the memory of this application, whatever its callers request.
 *
 * @param maxIdsPerRun the maximum number of ids in a request
 * @param maxActiveRuns the maximum number of runs at the same time
 * @param maxEndedRuns the maximum number of ended runs whose report is kept
 */
@ConfigurationProperties("reminders")
public record RunLimits(
        @DefaultValue("100000") int maxIdsPerRun,
        @DefaultValue("10") int maxActiveRuns,
        @DefaultValue("20") int maxEndedRuns) {

    public RunLimits {
        check("max-ids-per-run", maxIdsPerRun);
        check("max-active-runs", maxActiveRuns);
        check("max-ended-runs", maxEndedRuns);
    }

    private static void check(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("reminders." + property + " must be at least 1, but is " + value);
        }
    }
}
