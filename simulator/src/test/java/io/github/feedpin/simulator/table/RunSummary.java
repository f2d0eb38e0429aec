package io.github.feedpin.simulator.table;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.simulator.PlatformSimulator;
import java.util.TreeMap;

/**
 * Summary of a run.
 *
 * @param users the number of users for each outcome
 * @param tokenRequests the number of requests for a token
 */
record RunSummary(String users, long calls, long retries, long rateLimited, long tokenRequests) {

    static RunSummary of(PinReport report, PlatformSimulator simulator) {
        return new RunSummary(
                users(report),
                report.stats().calls(),
                report.stats().retries(),
                report.stats().rateLimited(),
                simulator.journal().tokenRequests());
    }

    static String users(PinReport report) {
        return report.outcomes().values().stream()
                .collect(groupingBy(RunSummary::nameOf, TreeMap::new, counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(joining(", "));
    }

    private static String nameOf(UserOutcome outcome) {
        String name = outcome.getClass().getSimpleName();
        return outcome instanceof NotSent notSent ? name + " " + notSent.reason() : name;
    }
}
