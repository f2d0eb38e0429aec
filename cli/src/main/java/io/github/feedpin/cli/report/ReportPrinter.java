package io.github.feedpin.cli.report;

import static io.github.feedpin.model.OutcomeKind.APPLIED;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.RunStats;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints a report in aligned columns, without user ids. */
public final class ReportPrinter {

    private static final int MAX_REASONS = 5;

    private final PrintStream out;
    private final int width;
    private final boolean advise;

    /** Hints printed so far, since several reasons may have the same hint. */
    private final Set<String> given = new HashSet<>();

    private ReportPrinter(PrintStream out, int width, boolean advise) {
        this.out = out;
        this.width = width;
        this.advise = advise;
    }

    /**
     * Prints {@code report}. Omits advice when a fatal failure affected all users, which is printed separately.
     *
     * @param pastTense the action, for instance {@code Pinned}
     */
    public static void print(Report report, String pastTense, PrintStream out) {
        int width = Math.max(
                Text.number(report.submitted()).length(),
                Math.max(
                        Text.time(report.stats().elapsed()).length(),
                        Text.time(report.minimumDuration()).length()));
        new ReportPrinter(out, width, report.summary().fatalFailure().isEmpty()).print(report, pastTense);
        out.flush();
    }

    private void print(Report report, String pastTense) {
        out.println(pastTense + " " + Text.number(report.summary().count(APPLIED)) + " of "
                + Text.count(report.distinct(), "user") + "."
                + (report.complete() ? "" : " The ids were not read to the end; there may be more."));
        out.println();
        row("submitted", report.submitted());
        row("duplicates", report.duplicates());
        row("distinct", report.distinct());
        out.println();
        for (OutcomeKind kind : OutcomeKind.values()) {
            outcomes(kind, report.summary());
        }
        out.println();
        costs(report);
    }

    private static String label(OutcomeKind kind) {
        return switch (kind) {
            case APPLIED -> "applied";
            case REJECTED -> "rejected";
            case NOT_SENT -> "not sent";
            case UNKNOWN -> "unknown";
        };
    }

    /** Prints a single reason beside the count, and several reasons below it. */
    private void outcomes(OutcomeKind kind, OutcomeSummary summary) {
        List<Map.Entry<OutcomeReason, Long>> reasons = summary.reasons(kind);
        if (reasons.size() == 1) {
            reason(label(kind), summary.count(kind), reasons.get(0).getKey());
            return;
        }
        row(label(kind), summary.count(kind));
        reasons.stream().limit(MAX_REASONS).forEach(entry -> reason("", entry.getValue(), entry.getKey()));
        long others = reasons.stream()
                .skip(MAX_REASONS)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (others > 0) {
            row("", Text.number(others), "for other reasons; --report lists them");
        }
    }

    private void reason(String label, long number, OutcomeReason reason) {
        row(label, Text.number(number), reason.text());
        if (advise && !reason.hint().isEmpty() && given.add(reason.hint())) {
            row("", "", reason.hint());
        }
    }

    private void costs(Report report) {
        RunStats stats = report.stats();
        Pace pace = report.pace();
        row("calls", stats.calls());
        row("retries", stats.retries());
        row("rate limited", stats.rateLimited());
        out.println();
        row("elapsed", Text.time(stats.elapsed()), "");
        row(
                "minimum",
                Text.time(report.minimumDuration()),
                "at " + Text.number(pace.perSecond()) + " calls/s and " + Text.number(pace.perMinute()) + " calls/min");
    }

    private void row(String label, long number) {
        row(label, Text.number(number), "");
    }

    private void row(String label, String value, String text) {
        String line = String.format(Locale.ROOT, "  %-12s  %" + width + "s  %s", label, value, text);
        out.println(line.stripTrailing());
    }
}
