package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.CheckResult;
import io.github.feedpin.cli.demo.ReportVerifier;
import io.github.feedpin.cli.demo.SimulatedUsers;
import io.github.feedpin.cli.demo.WarmUp;
import io.github.feedpin.cli.ids.ListIdSource;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code feedpin demo}: pins simulated users on a simulated platform, and verifies the report against the platform. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        sortSynopsis = false,
        header = "Demonstrates a run on a simulated platform.",
        synopsisHeading = "%nUsage: ",
        description = {
            "",
            "Pins the chat for simulated users on a simulated platform that enforces the",
            "real rate limits, and verifies the report against the state of that platform.",
            "Needs neither credentials nor a network.",
            "",
            "With --processes, starts a Redis server and several processes of this command",
            "line, which share one quota, and verifies that they stay within it together."
        },
        optionListHeading = "%n",
        footer = {
            "",
            "Exit code:",
            "  0  all users were pinned",
            "  1  some users were not pinned, as in any large tenant, or the check failed,",
            "     or the demonstration was stopped",
            "  2  the command line or its input is invalid, or no Redis server can be",
            "     started on this platform; nothing was done",
            "  4  all users were pinned, but output or the report could not be written"
        })
final class DemoCommand implements Callable<Integer> {

    private static final RateLimits LIMITS = new RateLimits(50, 1000);
    private static final int USERS = 12_000;
    private static final int SHARED_USERS = 50_000;
    private static final int MAX_USERS = 1_000_000;
    private static final int MAX_PROCESSES = 20;
    private static final Duration MIN_LATENCY = Duration.ofMillis(10);
    private static final Duration MAX_LATENCY = Duration.ofMillis(25);
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(3);
    private static final long SEED = 2026;

    private final CliContext context;
    private final DemoText text;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "Number of simulated users (default: 12000; 50000 with --processes, for all of them).")
    private @Nullable Integer users;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = "Start this number of processes, which share one quota through Redis.")
    private @Nullable Integer processes;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    DemoCommand(CliContext context) {
        this.context = context;
        this.text = new DemoText(context);
    }

    @Override
    public Integer call() throws IOException {
        if (processes != null) {
            return new SharedDemo(context, inRange("--processes", processes, MAX_PROCESSES), LIMITS)
                    .run(inRange("--users", users == null ? SHARED_USERS : users, MAX_USERS), report);
        }
        int number = inRange("--users", users == null ? USERS : users, MAX_USERS);
        try (ReportWriter writer = report.begin(null);
                SimulatorServer server = simulator().serve()) {
            text.introduce(number, server.baseUrl(), MIN_LATENCY, MAX_LATENCY, TOKEN_LIFETIME);
            WarmUp.run();
            return pinAll(number, server, writer);
        }
    }

    private static int inRange(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new UsageException(option + " must be 1 to " + Text.number(max) + ", but is " + value);
        }
        return value;
    }

    private int pinAll(int number, SimulatorServer server, ReportWriter writer) {
        RunSettings settings = new RunSettings(PinAction.PIN, target(server), LIMITS, false, false);
        ReportVerifier verifier = new ReportVerifier(context.messages());
        ListIdSource ids = new ListIdSource(new SimulatedUsers(number, SEED).list());
        Report report = new RunExecutor(settings, context, ids)
                .run(ReactorNettyPlatform.create(server.baseUrl()), clients(server), outcome -> {
                    verifier.add(outcome);
                    writer.add(outcome);
                });
        int code = new ResultPrinter(settings, context).print(report, writer);
        List<CheckResult> checks = verifier.verify(report, server.simulator(), LIMITS);
        boolean confirmed = checks.stream().allMatch(CheckResult::passed);
        text.show(checks);
        text.conclude(confirmed, code);
        return confirmed ? code : Math.max(code, ExitCode.SOME_NOT_APPLIED);
    }

    private static RunTarget target(SimulatorServer server) {
        return new RunTarget(server.credentials().appId(), server.baseUrl(), UserIdType.OPEN_ID, RunScope.BOT_CHAT);
    }

    private static ClientFactory clients(SimulatorServer server) {
        return builder -> builder.credentials(server.credentials()).build();
    }

    private static PlatformSimulator simulator() {
        return PlatformSimulator.builder()
                .quota(LIMITS.perSecond(), LIMITS.perMinute())
                .latency(MIN_LATENCY, MAX_LATENCY)
                .tokenLifetime(TOKEN_LIFETIME)
                .notInChat(SimulatedUsers::isOutsideChat)
                .journalUserIds(false)
                .seed(SEED)
                .build();
    }
}
