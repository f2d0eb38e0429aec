package io.github.feedpin.cli.plan;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Prints plans.
 *
 * @param messages the texts
 * @param out where to print
 */
public record PlanPrinter(Messages messages, PrintStream out) {

    private static final int LABEL_COLUMNS = 12;

    /** Prints a plan in aligned columns, followed by the problems. */
    public void print(Plan plan, RateLimits limits) {
        String time = messages.wholeSeconds(duration(plan, limits));
        int width = Math.max(Text.number(plan.submitted()).length(), Text.columns(time));
        row("report.submitted", Text.number(plan.submitted()), width);
        row("report.duplicates", Text.number(plan.duplicates()), width);
        row("report.distinct", Text.number(plan.distinct()), width);
        row("plan.invalid", Text.number(plan.invalid()), width);
        out.println();
        row("report.calls", Text.number(plan.calls()), width);
        row("report.minimum", time, width);
        if (plan.invalid() > 0) {
            out.println();
            out.println(messages.text("plan.invalidIds"));
            plan.problems().forEach(problem -> out.println("  " + messages.translated(problem)));
            long more = plan.invalid() - plan.problems().size();
            if (more > 0) {
                out.println("  " + messages.text("plan.more", more));
            }
        }
        out.flush();
    }

    /** Prints the figures of a plan as one JSON object. */
    public static void printJson(Plan plan, RateLimits limits, PrintStream out) {
        out.println(String.format(
                Locale.ROOT,
                "{\"submitted\": %d, \"distinct\": %d, \"duplicates\": %d, \"invalid\": %d, \"calls\": %d, "
                        + "\"seconds\": %d}",
                plan.submitted(),
                plan.distinct(),
                plan.duplicates(),
                plan.invalid(),
                plan.calls(),
                duration(plan, limits).toSeconds()));
        out.flush();
    }

    private static Duration duration(Plan plan, RateLimits limits) {
        return limits.quota().minimumDuration(plan.calls());
    }

    private void row(String key, String value, int width) {
        out.println("  " + Text.padded(messages.text(key), LABEL_COLUMNS) + "  " + Text.rightAligned(value, width));
    }
}
