package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.CheckResult;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.platform.BaseUrl;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Text that the demonstration prints before and after the run. */
final class DemoText {

    private final PrintStream out;
    private final boolean unicode;

    DemoText(CliContext context) {
        this.out = context.out();
        this.unicode = context.screen().unicode();
    }

    void introduce(int users, BaseUrl platform, Duration shortest, Duration longest, Duration tokenLifetime) {
        out.println(Text.count(users, "simulated user") + ", and a simulated platform at " + platform + ".");
        out.println("It enforces the real rate limits, responds in " + shortest.toMillis() + " to " + longest.toMillis()
                + " ms, and its tokens expire after " + Text.wholeSeconds(tokenLifetime) + ".");
        out.println();
    }

    /** Prints the results of the checks. */
    void show(List<CheckResult> checks) {
        out.println();
        out.println("Recorded by the simulator:");
        out.println();
        checks.forEach(check -> out.println("  " + mark(check) + " " + check.text()));
        out.println();
    }

    /** Prints the conclusion. */
    void conclude(boolean confirmed, int exitCode) {
        out.println(
                confirmed
                        ? "The simulator confirms the report."
                        : "THE SIMULATOR DOES NOT CONFIRM THE REPORT. This is a bug; please report it.");
        if (confirmed && exitCode == ExitCode.SOME_NOT_APPLIED) {
            out.println("Exit code 1: some users were not pinned, as the report shows.");
        }
    }

    private String mark(CheckResult check) {
        if (unicode) {
            return check.passed() ? "✓" : "✗";
        }
        return check.passed() ? "ok  " : "FAIL";
    }
}
