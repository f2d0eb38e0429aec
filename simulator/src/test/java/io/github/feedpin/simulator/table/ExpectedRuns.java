package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Expected result of a run for 500 users in ten calls, for each kind of failure and each placement of the fault.
 *
 * <p>The figures: ONE_USER is found by six bisections of two calls each. A call whose users are all rejected is
 * bisected down to each of its 50 users, which takes 98 more calls, and no other call is. When all calls are rejected
 * by the limit, the run stops after 20 consecutive rejections of one call, or after more than 20 beyond the 64 calls in
 * flight; one more is in flight by then. When all calls fail with a transient failure, the run stops after the fourth
 * attempt: the first ten calls and three probes.
 */
final class ExpectedRuns {

    private static final String TABLE = """
            # kind      | placement       | users                                  | calls | retries | limited | tokens
            CALL        | THIRD_PARALLEL  | 500 Applied                            | 12    | 0       | 0       | 1
            CALL        | THIRD_IN_SERIES | 500 Applied                            | 12    | 0       | 0       | 1
            CALL        | ONE_USER        | 499 Applied, 1 Rejected                | 22    | 0       | 0       | 1
            CALL        | ALL_PARALLEL    | 450 NotSent CALL_REJECTED, 50 Rejected | 108   | 0       | 0       | 1
            APP         | THIRD_PARALLEL  | 450 Applied, 50 NotSent APP_REJECTED   | 10    | 0       | 0       | 1
            APP         | THIRD_IN_SERIES | 100 Applied, 400 NotSent APP_REJECTED  | 3     | 0       | 0       | 1
            APP         | ALL_PARALLEL    | 500 NotSent APP_REJECTED               | 10    | 0       | 0       | 1
            APP         | ALL_IN_SERIES   | 500 NotSent APP_REJECTED               | 1     | 0       | 0       | 1
            TOKEN       | THIRD_PARALLEL  | 500 Applied                            | 11    | 0       | 0       | 2
            TOKEN       | THIRD_IN_SERIES | 500 Applied                            | 11    | 0       | 0       | 2
            TOKEN       | ALL_PARALLEL    | 500 NotSent APP_REJECTED               | 20    | 0       | 0       | 2
            TOKEN       | ALL_IN_SERIES   | 500 NotSent APP_REJECTED               | 2     | 0       | 0       | 2
            LIMIT       | THIRD_PARALLEL  | 500 Applied                            | 11    | 0       | 1       | 1
            LIMIT       | THIRD_IN_SERIES | 500 Applied                            | 11    | 0       | 1       | 1
            LIMIT       | ALL_PARALLEL    | 500 NotSent RATE_LIMITED               | 86    | 0       | 86      | 1
            LIMIT       | ALL_IN_SERIES   | 500 NotSent RATE_LIMITED               | 20    | 0       | 20      | 1
            PLATFORM    | THIRD_PARALLEL  | 500 Applied                            | 11    | 1       | 0       | 1
            PLATFORM    | THIRD_IN_SERIES | 500 Applied                            | 11    | 1       | 0       | 1
            PLATFORM    | ALL_PARALLEL    | 500 Unknown                            | 13    | 3       | 0       | 1
            PLATFORM    | ALL_IN_SERIES   | 450 NotSent UNREACHABLE, 50 Unknown    | 4     | 3       | 0       | 1
            INVALID     | THIRD_PARALLEL  | 500 Applied                            | 11    | 1       | 0       | 1
            INVALID     | THIRD_IN_SERIES | 500 Applied                            | 11    | 1       | 0       | 1
            INVALID     | ALL_PARALLEL    | 500 Unknown                            | 13    | 3       | 0       | 1
            INVALID     | ALL_IN_SERIES   | 450 NotSent UNREACHABLE, 50 Unknown    | 4     | 3       | 0       | 1
            NO_RESPONSE | THIRD_PARALLEL  | 500 Applied                            | 11    | 1       | 0       | 1
            NO_RESPONSE | THIRD_IN_SERIES | 500 Applied                            | 11    | 1       | 0       | 1
            NO_RESPONSE | ALL_PARALLEL    | 500 Unknown                            | 13    | 3       | 0       | 1
            NO_RESPONSE | ALL_IN_SERIES   | 450 NotSent UNREACHABLE, 50 Unknown    | 4     | 3       | 0       | 1
            # when a token is asked for
            APP         | FIRST_TOKEN     | 500 NotSent APP_REJECTED               | 0     | 0       | 0       | 1
            APP         | EVERY_TOKEN     | 500 NotSent APP_REJECTED               | 0     | 0       | 0       | 1
            NO_TOKEN    | FIRST_TOKEN     | 500 Applied                            | 10    | 0       | 0       | 2
            NO_TOKEN    | EVERY_TOKEN     | 500 NotSent UNREACHABLE                | 0     | 0       | 0       | 4
            """;

    private ExpectedRuns() {}

    /** Calls {@code action} with each of these placements and its expected result. */
    static void forEachForm(
            FailureKind kind, Set<FaultPlacement> placements, BiConsumer<FaultPlacement, RunSummary> action) {
        Map<FaultPlacement, RunSummary> summaries = summariesOf(kind);
        summaries.keySet().retainAll(placements);
        assertThat(summaries).as("summaries of %s", kind).isNotEmpty();
        summaries.forEach(action);
    }

    private static Map<FaultPlacement, RunSummary> summariesOf(FailureKind kind) {
        Map<FaultPlacement, RunSummary> summaries = new EnumMap<>(FaultPlacement.class);
        TABLE.lines()
                .filter(line -> !line.startsWith("#"))
                .map(ExpectedRuns::cells)
                .forEach(cells -> {
                    if (FailureKind.valueOf(cells[0]) == kind) {
                        summaries.put(
                                FaultPlacement.valueOf(cells[1]),
                                new RunSummary(
                                        cells[2],
                                        Long.parseLong(cells[3]),
                                        Long.parseLong(cells[4]),
                                        Long.parseLong(cells[5]),
                                        Long.parseLong(cells[6])));
                    }
                });
        return summaries;
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
