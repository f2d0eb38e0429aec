package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.MistakenIdsException;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.cli.report.Account;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.platform.AppCredentials;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Pins or unpins. What is wrong with the command line, or with what it names, shows before anything is sent. */
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
            "The app's id and secret are taken from the environment variables",
            "FEEDPIN_APP_ID and FEEDPIN_APP_SECRET.",
            "",
            "The account goes to standard output, progress and errors to standard error.",
            "Ctrl-C stops; the account is still given.",
            "",
            "Without --proxy, the proxy is that of https_proxy (http_proxy for http URLs)",
            "or all_proxy, in lower or upper case, unless no_proxy lists the host; else",
            "that of the JVM's https.proxyHost, http.proxyHost or socksProxyHost. This",
            "machine is reached without. A password is safer in a variable than in --proxy.",
            "",
            "Exit code:",
            "  0  everybody was applied",
            "  1  some were not, or the ids could not be read to the end;",
            "     the account says why",
            "  2  the command line, or what it names, cannot be used; nothing was sent",
            "  3  the app or the platform could not be used at all; nobody was applied",
            "  4  everybody was applied, but output or the report could not be written",
            "",
            "A closed pipe or a full disk is output that could not be written. The run",
            "itself goes on to its end. The launcher adds 69: Java or the build failed."
        })
abstract class ChangeCommand implements Callable<Integer> {

    private final CliContext context;
    private final boolean pin;

    @Mixin
    private final IdArguments ids = new IdArguments();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    ChangeCommand(CliContext context, boolean pin) {
        this.context = context;
        this.pin = pin;
    }

    @Override
    public Integer call() throws IOException {
        Task task = options.task(pin);
        IdCheck check = new IdCheck(task.userIdType());
        IdSource source = ids.source(context.in(), check);
        AppCredentials credentials = Credentials.in(context.environment());
        ProxyChoice proxy = options.proxy(context);
        try (Report report = options.report().begin(ids.file())) {
            ids.require(check);
            if (task.verbose()) {
                sayProxy(proxy);
            }
            Account account = new RunExecutor(task, context, source)
                    .run(proxy.platform(options.baseUrl()), credentials, report::add);
            int code = new ResultPrinter(task, context).of(account, report);
            if (code == ExitCode.UNUSABLE) {
                sayProxy(proxy);
            }
            return code;
        } catch (MistakenIdsException e) {
            throw new UsageException(ids.origin() + " is no list of ids: " + e.getMessage());
        } catch (UnreadableIdsException e) {
            throw ids.unreadable(e.reason());
        }
    }

    private void sayProxy(ProxyChoice proxy) {
        proxy.words().ifPresent(words -> context.err().println("feedpin: calls go through the proxy " + words + "."));
    }
}
