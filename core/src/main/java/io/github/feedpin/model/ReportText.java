package io.github.feedpin.model;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text of a report in one line: its counts, each with the most frequent reasons. */
final class ReportText {

    private static final int MOST_REASONS = 5;

    private ReportText() {}

    static String of(PinReport report) {
        Map<OutcomeKind, Map<String, Long>> reasons = report.outcomes().values().stream()
                .filter(outcome -> outcome.kind() != OutcomeKind.APPLIED)
                .collect(Collectors.groupingBy(
                        UserOutcome::kind,
                        Collectors.groupingBy(ReportText::reason, HashMap::new, Collectors.counting())));
        return "PinReport[submitted=" + report.submitted()
                + ", distinct=" + report.distinct()
                + ", applied=" + report.applied()
                + ", rejected=" + report.rejected() + shown(reasons.get(OutcomeKind.REJECTED))
                + ", notSent=" + report.notSent() + shown(reasons.get(OutcomeKind.NOT_SENT))
                + ", unknown=" + report.unknown() + shown(reasons.get(OutcomeKind.UNKNOWN))
                + ", " + report.stats() + "]";
    }

    private static String reason(UserOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return Integer.toString(rejected.code());
        }
        return outcome instanceof NotSent notSent
                ? notSent.reason().name()
                : outcome.platformError().map(ReportText::codeOrStatus).orElse("no response");
    }

    /** Returns the code or status of a response that proved nothing. */
    private static String codeOrStatus(PlatformError error) {
        return error.code() == null || error.code() == 0
                ? "HTTP " + error.status()
                : error.code().toString();
    }

    private static String shown(@Nullable Map<String, Long> counts) {
        if (counts == null) {
            return "";
        }
        List<String> byCount = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        int more = byCount.size() - MOST_REASONS;
        return Stream.concat(
                        byCount.stream().limit(MOST_REASONS),
                        more > 0 ? Stream.of("and " + more + " more") : Stream.of())
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
