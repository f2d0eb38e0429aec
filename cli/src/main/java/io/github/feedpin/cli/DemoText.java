package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.Finding;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.platform.BaseUrl;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** What the demonstration says before and after. */
final class DemoText {

    private final PrintStream out;
    private final boolean unicode;

    DemoText(CliContext context) {
        this.out = context.out();
        this.unicode = context.screen().unicode();
    }

    void introduce(int users, BaseUrl platform, Duration shortest, Duration longest, Duration tokenLifetime) {
        out.println("A company of " + Text.count(users, "user") + ", and a simulated platform at " + platform + ".");
        out.println("It enforces the real limits, responses in " + shortest.toMillis() + " to " + longest.toMillis()
                + " ms, and its tokens expire after " + Text.wholeSeconds(tokenLifetime) + ".");
        out.println();
    }

    /** Shows what was found. */
    void show(List<Finding> findings) {
        out.println();
        out.println("What the simulator has seen:");
        out.println();
        findings.forEach(finding -> out.println("  " + mark(finding) + " " + finding.words()));
        out.println();
    }

    /** Explains the end of it. */
    void conclude(boolean confirmed, int exitCode) {
        out.println(
                confirmed
                        ? "The simulator confirms the account."
                        : "THE SIMULATOR DOES NOT CONFIRM THE ACCOUNT. This is a bug; please report it.");
        if (confirmed && exitCode == ExitCode.SOME_NOT_APPLIED) {
            out.println("Exit code 1: some users were not pinned, as the account shows.");
        }
    }

    private String mark(Finding finding) {
        if (unicode) {
            return finding.good() ? "✓" : "✗";
        }
        return finding.good() ? "ok  " : "BAD ";
    }
}
