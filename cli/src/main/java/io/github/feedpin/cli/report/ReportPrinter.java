package io.github.feedpin.cli.report;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.OutcomeCounts;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.RunStats;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Prints a report in aligned columns, without user ids. */
public final class ReportPrinter {

    private static final int MAX_REASONS = 5;
    private static final int LABEL_COLUMNS = 12;

    private final PrintStream out;
    private final Messages messages;
    private final int width;
    private final boolean advise;

    /** Hints printed so far, since several reasons may have the same hint. */
    private final Set<String> given = new HashSet<>();

    private ReportPrinter(PrintStream out, Messages messages, int width, boolean advise) {
        this.out = out;
        this.messages = messages;
        this.width = width;
        this.advise = advise;
    }

    /** Prints {@code report}. Omits advice if a fatal failure affected all users, which is printed separately. */
    public static void print(Report report, Messages messages, PrintStream out) {
        int width = Stream.of(
                        Text.number(report.submitted()),
                        messages.time(report.stats().elapsed()),
                        messages.time(report.minimumDuration()))
                .mapToInt(Text::columns)
                .max()
                .orElse(0);
        new ReportPrinter(out, messages, width, report.summary().fatalFailure().isEmpty()).print(report);
        out.flush();
    }

    private void print(Report report) {
        OutcomeSummary summary = report.summary();
        OutcomeCounts counts = summary.counts();
        String users = messages.text("users", report.distinct());
        out.println(messages.sentences(
                messages.text("report." + report.action(), counts.applied(), users),
                report.complete() ? "" : messages.text("report.incomplete")));
        out.println();
        count("report.submitted", report.submitted());
        count("report.duplicates", report.duplicates());
        count("report.distinct", report.distinct());
        out.println();

        count("report.applied", counts.applied());
        outcomes("report.rejected", counts.rejected(), summary.reasons(OutcomeKind.REJECTED));
        outcomes("report.notSent", counts.notSent(), summary.reasons(OutcomeKind.NOT_SENT));
        outcomes("report.unknown", counts.unknown(), summary.reasons(OutcomeKind.UNKNOWN));
        out.println();
        costs(report);
    }

    /** Prints a single reason beside the count, and several reasons below it. */
    private void outcomes(String key, long number, List<Map.Entry<OutcomeReason, Long>> reasons) {
        if (reasons.size() == 1) {
            reason(messages.text(key), number, reasons.get(0).getKey());
            return;
        }
        count(key, number);
        reasons.stream().limit(MAX_REASONS).forEach(entry -> reason("", entry.getValue(), entry.getKey()));
        long others = reasons.stream()
                .skip(MAX_REASONS)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (others > 0) {
            row("", Text.number(others), messages.text("report.otherReasons"));
        }
    }

    private void reason(String label, long number, OutcomeReason reason) {
        row(label, Text.number(number), messages.translated(reason.text()));
        if (advise && !reason.hint().isEmpty() && given.add(reason.hint())) {
            row("", "", messages.translated(reason.hint()));
        }
    }

    private void costs(Report report) {
        RunStats stats = report.stats();
        RateLimits limits = report.limits();
        count("report.calls", stats.calls());
        count("report.retries", stats.retries());
        count("report.rateLimited", stats.rateLimited());
        out.println();
        row(messages.text("report.elapsed"), messages.time(stats.elapsed()), "");
        row(
                messages.text("report.minimum"),
                messages.time(report.minimumDuration()),
                messages.text("report.limits", limits.perSecond(), limits.perMinute()));
    }

    private void count(String key, long number) {
        row(messages.text(key), Text.number(number), "");
    }

    private void row(String label, String value, String text) {
        String line = "  " + Text.padded(label, LABEL_COLUMNS) + "  " + Text.rightAligned(value, width) + "  " + text;
        out.println(line.stripTrailing());
    }
}
