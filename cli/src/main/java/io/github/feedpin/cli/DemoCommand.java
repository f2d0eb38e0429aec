package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.Confirmation;
import io.github.feedpin.cli.demo.Finding;
import io.github.feedpin.cli.demo.SimulatedUsers;
import io.github.feedpin.cli.demo.WarmUp;
import io.github.feedpin.cli.ids.GivenIds;
import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.cli.report.Account;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code feedpin demo}: pins a whole company on a simulated platform, and checks the account against it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        sortSynopsis = false,
        header = "Shows it all on a simulated platform.",
        synopsisHeading = "%nUsage: ",
        description = {
            "",
            "Pins the chat for a company of people who do not exist, on a simulated",
            "platform that enforces the real limits, and checks the account against",
            "what that platform holds. Needs neither credentials nor a network."
        },
        optionListHeading = "%n",
        footer = {
            "",
            "Exit code:",
            "  0  everybody was pinned",
            "  1  some were not, as in any large company, or the check failed",
            "  2  the command line, or what it names, cannot be used; nothing was done",
            "  4  everybody was pinned, but output or the report could not be written"
        })
final class DemoCommand implements Callable<Integer> {

    private static final Pace PACE = new Pace(50, 1000);
    private static final int MOST_USERS = 1_000_000;
    private static final Duration SHORTEST_ROUND_TRIP = Duration.ofMillis(10);
    private static final Duration LONGEST_ROUND_TRIP = Duration.ofMillis(25);
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(3);
    private static final long SEED = 2026;

    private final CliContext context;
    private final DemoText text;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "12000",
            description = "How many people the company has (default: ${DEFAULT-VALUE}).")
    private int users;

    @Mixin
    private final ReportOptions report = new ReportOptions();

    DemoCommand(CliContext context) {
        this.context = context;
        this.text = new DemoText(context);
    }

    @Override
    public Integer call() throws IOException {
        if (users < 1 || users > MOST_USERS) {
            throw new UsageException("--users must be 1 to " + Text.number(MOST_USERS) + ", but is " + users);
        }
        try (Report written = report.begin(null);
                SimulatorServer server = simulator().serve()) {
            text.introduce(users, server.baseUrl(), SHORTEST_ROUND_TRIP, LONGEST_ROUND_TRIP, TOKEN_LIFETIME);
            WarmUp.run();
            return pinEverybody(server, written);
        }
    }

    private int pinEverybody(SimulatorServer server, Report written) {
        Task task = new Task(true, UserIdType.OPEN_ID, PACE, false, false);
        Confirmation confirmation = new Confirmation();
        GivenIds everybody = new GivenIds(new SimulatedUsers(users, SEED).list());
        Account account = new RunExecutor(task, context, everybody)
                .run(ReactorNettyPlatform.create(server.baseUrl()), server.credentials(), outcome -> {
                    confirmation.add(outcome);
                    written.add(outcome);
                });
        int code = new ResultPrinter(task, context).of(account, written);
        List<Finding> findings = confirmation.findings(account, server.simulator(), PACE);
        boolean confirmed = findings.stream().allMatch(Finding::good);
        text.show(findings);
        text.conclude(confirmed, code);
        return confirmed ? code : Math.max(code, ExitCode.SOME_NOT_APPLIED);
    }

    private static PlatformSimulator simulator() {
        return PlatformSimulator.builder()
                .quota(PACE.perSecond(), PACE.perMinute())
                .latency(SHORTEST_ROUND_TRIP, LONGEST_ROUND_TRIP)
                .tokenLifetime(TOKEN_LIFETIME)
                .notInChat(SimulatedUsers::isOutsideChat)
                .journalUserIds(false)
                .seed(SEED)
                .build();
    }
}
