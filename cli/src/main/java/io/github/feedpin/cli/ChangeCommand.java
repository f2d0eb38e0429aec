package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.InvalidIdListException;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.model.PinAction;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Base class for the commands that pin and unpin. Validates the command line and its inputs before any request is sent.
 */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        customSynopsis = {
            "feedpin ${COMMAND-NAME} [OPTIONS] IDS...",
            "       feedpin ${COMMAND-NAME} [OPTIONS] --ids-file=FILE",
            "       feedpin ${COMMAND-NAME} [OPTIONS] -  (ids from standard input)"
        },
        parameterListHeading = "%n",
        footer = {
            "",
            "The environment variables FEEDPIN_APP_ID and FEEDPIN_APP_SECRET hold the app's",
            "credentials. With --tenant-key they are those of a store app, and",
            "FEEDPIN_APP_TICKET holds the app ticket that the platform pushed last.",
            "",
            "The report goes to standard output, progress and errors to standard error.",
            "Ctrl-C stops the run; the report is still printed.",
            "",
            "Without --proxy, the proxy is taken from https_proxy (http_proxy for http URLs)",
            "or all_proxy, in lower or upper case, unless no_proxy lists the host; otherwise",
            "from the JVM's https.proxyHost, http.proxyHost or socksProxyHost. Connections",
            "to this machine use no proxy. Put a proxy password into a variable: --proxy is",
            "visible to other users.",
            "",
            "Exit code:",
            "  0  all users were pinned or unpinned",
            "  1  some users were not pinned or unpinned, or the ids could not be read to the",
            "     end; see the report",
            "  2  the command line or its input is invalid; nothing was sent",
            "  3  the app or the platform could not be used, or the tenant or the group chat",
            "     is closed to the app; no user was pinned or unpinned",
            "  4  all users were pinned or unpinned, but output or the report could not be",
            "     written",
            "",
            "A closed pipe or a full disk counts as output that could not be written; the",
            "run still completes. The launcher adds 69: Java or the build failed."
        })
abstract class ChangeCommand implements Callable<Integer> {

    private final CliContext context;
    private final PinAction action;

    @Mixin
    private final IdArguments ids = new IdArguments();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    ChangeCommand(CliContext context, PinAction action) {
        this.context = context;
        this.action = action;
    }

    @Override
    public Integer call() throws IOException {
        RunSettings settings = options.settings(action);
        IdCheck check = new IdCheck(settings.userIdType());
        IdSource source = ids.source(context.in(), check);
        ClientFactory clients = new Credentials(context.environment()).clients(settings.scope());
        ProxyChoice proxy = options.proxy(context);
        try (ReportWriter writer = options.report().begin(ids.file())) {
            ids.require(check);
            if (settings.verbose()) {
                printProxy(proxy);
            }
            Report report = new RunExecutor(settings, context, source)
                    .run(proxy.platform(options.baseUrl()), clients, writer::add);
            int code = new ResultPrinter(settings, context).print(report, writer);
            if (code == ExitCode.UNUSABLE) {
                printProxy(proxy);
            }
            return code;
        } catch (InvalidIdListException e) {
            throw new UsageException(ids.origin() + " is not a list of ids: " + e.getMessage());
        } catch (UnreadableIdsException e) {
            throw ids.unreadable(e.reason());
        }
    }

    private void printProxy(ProxyChoice proxy) {
        proxy.text().ifPresent(text -> context.err().println("feedpin: calls go through the proxy " + text + "."));
    }
}
