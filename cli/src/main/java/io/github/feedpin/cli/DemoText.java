package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.CheckResult;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.platform.BaseUrl;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Text that the demonstration prints before and after the run. */
final class DemoText {

    private final PrintStream out;
    private final boolean unicode;
    private final Messages messages;

    DemoText(CliContext context) {
        this.out = context.out();
        this.unicode = context.screen().unicode();
        this.messages = context.messages();
    }

    void introduce(int users, BaseUrl platform, Duration shortest, Duration longest, Duration tokenLifetime) {
        out.println(messages.text("demo.platform", users, platform));
        String lifetime = messages.wholeSeconds(tokenLifetime);
        out.println(messages.text("demo.rules", shortest.toMillis(), longest.toMillis(), lifetime));
        out.println();
    }

    /** Prints the results of the checks. */
    void show(List<CheckResult> checks) {
        out.println();
        out.println(messages.text("demo.recorded"));
        out.println();
        checks.forEach(check -> out.println("  " + mark(check) + " " + check.text()));
        out.println();
    }

    /** Prints the conclusion. */
    void conclude(boolean confirmed, int exitCode) {
        out.println(messages.text(confirmed ? "demo.confirmed" : "demo.notConfirmed"));
        if (confirmed && exitCode == ExitCode.SOME_NOT_APPLIED) {
            out.println(messages.text("demo.someNotPinned"));
        }
    }

    private String mark(CheckResult check) {
        if (unicode) {
            return check.passed() ? "✓" : "✗";
        }
        return check.passed() ? "ok  " : "FAIL";
    }
}
