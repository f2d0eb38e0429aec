package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.journal.JournalRecorder;
import io.github.feedpin.cli.journal.RunRecorder;
import io.github.feedpin.cli.proxy.Hosts;
import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.cli.redis.RedisChoice;
import io.github.feedpin.cli.redis.RunQuota;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.Optional;

/**
 * Runs for one target: execute, record and print.
 *
 * @param context the environment
 * @param settings the settings of the runs
 * @param clients creates the clients
 * @param proxy the connection
 * @param redis what is shared with other processes
 */
record ChangeRun(
        CliContext context, RunSettings settings, ClientFactory clients, ProxyChoice proxy, RedisChoice redis) {

    /**
     * Result of a run.
     *
     * @param report the report
     * @param exitCode the exit code
     */
    record Result(Report report, int exitCode) {}

    /** @throws UsageException if an option or an environment variable is missing or invalid */
    static ChangeRun of(CliContext context, ChangeOptions options, PinAction action, RunTarget target) {
        ClientFactory clients = new Credentials(context.environment()).clients(target.scope());
        return new ChangeRun(
                context,
                options.settings(action, target),
                clients,
                options.proxy(target, context),
                options.redis(context));
    }

    /** Executes a run that is not recorded, and prints its result. */
    Result execute(IdSource source, ReportWriter writer) {
        return print(report(source, RunRecorder.NONE, writer), writer, Optional.empty());
    }

    /** Executes a run that {@code recorder} records, and prints its result. Closes the recorder. */
    Result execute(IdSource source, JournalRecorder recorder, JournalAccess journal, ReportWriter writer) {
        Report report;
        try (recorder) {
            report = report(source, recorder, writer);
            if (report.complete()) {
                recorder.complete();
            }
        }
        Messages messages = context.messages();
        return print(
                report,
                writer,
                recorder.failure()
                        .map(e -> messages.text(
                                "journalLost", journal.file(), messages.translated(String.valueOf(e.getMessage())))));
    }

    private Report report(IdSource source, RunRecorder recorder, ReportWriter writer) {
        BaseUrl baseUrl = settings.target().baseUrl();
        if (!settings.quiet() && Hosts.isUnencryptedRemote(baseUrl.uri())) {
            context.note("note.unencrypted", baseUrl);
        }
        if (settings.verbose()) {
            printProxy();
        }
        ReactorNettyPlatform platform = proxy.platform(baseUrl);
        try (RunQuota quota = redis.open(settings.target(), settings.limits(), platform.longestCall())) {
            return new RunExecutor(settings, context, source, recorder, quota).run(platform, clients, writer::add);
        }
    }

    private Result print(Report report, ReportWriter writer, Optional<String> failure) {
        int code = new ResultPrinter(settings, context).print(report, writer, failure);
        if (code == ExitCode.UNUSABLE && failure.isEmpty()) {
            printProxy();
        }
        return new Result(report, code);
    }

    private void printProxy() {
        proxy.text()
                .ifPresent(text -> context.note("note.proxy", context.messages().translated(text)));
    }
}
