package io.github.feedpin.cli;

import io.github.feedpin.cli.report.Account;
import io.github.feedpin.cli.report.AccountText;
import io.github.feedpin.cli.report.Advice;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.error.FeedpinException;
import java.io.IOException;
import java.util.Locale;

/**
 * What is said and written at the end of a run.
 *
 * @param task what was to be done
 * @param context where to say it
 */
record ResultPrinter(Task task, CliContext context) {

    /** Hands over {@code account}, and gives the exit code. */
    int of(Account account, Report report) {
        boolean written = publish(account, report);
        if (!task.quiet()) {
            AccountText.print(account, task.deed(), context.out());
        }
        int code = ExitCode.of(account);
        if (code == ExitCode.UNUSABLE) {
            account.tally().obstacle().ifPresent(this::sayWhy);
        }
        return written ? code : ExitCode.ofLostOutput(code);
    }

    private boolean publish(Account account, Report report) {
        try {
            report.publish(account);
            return true;
        } catch (IOException e) {
            context.err().println("feedpin: the report could not be written: " + e.getMessage());
            return false;
        }
    }

    private void sayWhy(FeedpinException obstacle) {
        String deed = task.deed().toLowerCase(Locale.ROOT);
        context.err().println("feedpin: nobody was " + deed + ". " + Advice.of(obstacle));
        if (task.verbose()) {
            obstacle.printStackTrace(context.err());
        }
    }
}
