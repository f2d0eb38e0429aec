package io.github.feedpin.cli.report;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.OutcomeCounts;
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
     * Prints {@code report}. Omits advice if a fatal failure affected all users, which is printed separately.
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
        out.println(pastTense + " " + Text.number(report.summary().counts().applied()) + " of "
                + Text.count(report.distinct(), "user") + "."
                + (report.complete() ? "" : " The ids were not read to the end; there may be more."));
        out.println();
        row("submitted", report.submitted());
        row("duplicates", report.duplicates());
        row("distinct", report.distinct());
        out.println();
        OutcomeSummary summary = report.summary();
        OutcomeCounts counts = summary.counts();
        row("applied", counts.applied());
        outcomes("rejected", counts.rejected(), summary.reasons(OutcomeKind.REJECTED));
        outcomes("not sent", counts.notSent(), summary.reasons(OutcomeKind.NOT_SENT));
        outcomes("unknown", counts.unknown(), summary.reasons(OutcomeKind.UNKNOWN));
        out.println();
        costs(report);
    }

    /** Prints a single reason beside the count, and several reasons below it. */
    private void outcomes(String label, long number, List<Map.Entry<OutcomeReason, Long>> reasons) {
        if (reasons.size() == 1) {
            reason(label, number, reasons.get(0).getKey());
            return;
        }
        row(label, number);
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
        RateLimits limits = report.limits();
        row("calls", stats.calls());
        row("retries", stats.retries());
        row("rate limited", stats.rateLimited());
        out.println();
        row("elapsed", Text.time(stats.elapsed()), "");
        row(
                "minimum",
                Text.time(report.minimumDuration()),
                "at " + Text.number(limits.perSecond()) + " calls/s and " + Text.number(limits.perMinute())
                        + " calls/min");
    }

    private void row(String label, long number) {
        row(label, Text.number(number), "");
    }

    private void row(String label, String value, String text) {
        String line = String.format(Locale.ROOT, "  %-12s  %" + width + "s  %s", label, value, text);
        out.println(line.stripTrailing());
    }
}
