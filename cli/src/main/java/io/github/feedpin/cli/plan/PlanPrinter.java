package io.github.feedpin.cli.plan;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints plans. */
public final class PlanPrinter {

    private PlanPrinter() {}

    /** Prints a plan in aligned columns, followed by the problems. */
    public static void print(Plan plan, RateLimits limits, PrintStream out) {
        String time = Text.wholeSeconds(duration(plan, limits));
        int width = Math.max(Text.number(plan.submitted()).length(), time.length());
        row("submitted", Text.number(plan.submitted()), width, out);
        row("duplicates", Text.number(plan.duplicates()), width, out);
        row("distinct", Text.number(plan.distinct()), width, out);
        row("invalid", Text.number(plan.invalid()), width, out);
        out.println();
        row("calls", Text.number(plan.calls()), width, out);
        row("minimum", time, width, out);
        if (plan.invalid() > 0) {
            out.println();
            out.println("Invalid ids:");
            plan.problems().forEach(problem -> out.println("  " + problem));
            long more = plan.invalid() - plan.problems().size();
            if (more > 0) {
                out.println("  and " + Text.number(more) + " more");
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

    private static void row(String label, String value, int width, PrintStream out) {
        out.println(String.format(Locale.ROOT, "  %-12s  %" + width + "s", label, value));
    }
}
