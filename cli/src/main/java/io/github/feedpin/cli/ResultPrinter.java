package io.github.feedpin.cli;

import io.github.feedpin.cli.report.Advice;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.report.ReportPrinter;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import java.io.IOException;
import java.util.Optional;

/**
 * Prints the report of a run and publishes the report file.
 *
 * @param settings the settings of the run
 * @param context where to print
 */
record ResultPrinter(RunSettings settings, CliContext context) {

    /** Prints {@code report}, publishes it, and returns the exit code. */
    int print(Report report, ReportWriter writer) {
        return print(report, writer, Optional.empty());
    }

    /**
     * Prints {@code report}, publishes it, and returns the exit code.
     *
     * @param failure what ended the run, apart from the app and the platform; empty if nothing did
     */
    int print(Report report, ReportWriter writer, Optional<String> failure) {
        boolean written = publish(report, writer);
        if (!settings.quiet()) {
            ReportPrinter.print(report, context.messages(), context.out());
        }
        int code = failure.isPresent() ? ExitCode.UNUSABLE : ExitCode.of(report);
        if (failure.isPresent()) {
            context.err().println("feedpin: " + Text.sanitize(failure.get()));
        } else if (code == ExitCode.UNUSABLE) {
            report.summary().fatalFailure().ifPresent(this::printFailure);
        }
        return written ? code : ExitCode.ofLostOutput(code);
    }

    private boolean publish(Report report, ReportWriter writer) {
        try {
            writer.publish(report);
            return true;
        } catch (IOException e) {
            context.note("reportLost", context.messages().translated(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void printFailure(FeedpinException failure) {
        Messages messages = context.messages();
        String advice = messages.sentences(new Advice(messages).of(failure), tenantAdvice(failure));
        String result = messages.text("advice.none." + settings.action());
        context.err().println("feedpin: " + messages.sentences(result, advice));
        if (settings.verbose()) {
            failure.printStackTrace(context.err());
        }
    }

    private String tenantAdvice(FeedpinException failure) {
        boolean forgotten =
                settings.target().scope().tenantKey() == null && new Credentials(context.environment()).hasTicket();
        return forgotten && failure.scope() == FailureScope.APP
                ? context.messages().text("advice.tenantKey")
                : "";
    }
}
