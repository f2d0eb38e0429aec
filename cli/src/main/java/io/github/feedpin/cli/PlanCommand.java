package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.plan.Plan;
import io.github.feedpin.cli.plan.PlanPrinter;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.model.UserIdType;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code feedpin plan}: says what a run would take, without network and credentials. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Says what a run would take; sends nothing, and needs no credentials.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {
            "feedpin plan [OPTIONS] --ids-file=FILE",
            "       feedpin plan [OPTIONS] -  (ids from standard input)",
            "       feedpin plan [OPTIONS] IDS..."
        },
        parameterListHeading = "%n",
        footer = {
            "",
            "Exit code:",
            "  0  all ids may be valid",
            "  1  some are certainly invalid; the first ten are listed",
            "  2  the command line or its input is invalid",
            "  4  all ids may be valid, but output could not be written"
        })
final class PlanCommand implements Callable<Integer> {

    private final CliContext context;

    @Mixin
    private final IdArguments ids = new IdArguments();

    @Option(
            names = "--user-id-type",
            paramLabel = "TYPE",
            defaultValue = "open_id",
            description = "open_id, union_id or user_id (default: ${DEFAULT-VALUE}).")
    private UserIdType userIdType = UserIdType.OPEN_ID;

    @Mixin
    private final LimitOptions limits = new LimitOptions();

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    PlanCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RateLimits rateLimits = limits.limits();
        IdSource source = ids.uncheckedSource(context.in());
        Plan plan = plan(source);
        if (json) {
            PlanPrinter.printJson(plan, rateLimits, context.out());
        } else {
            new PlanPrinter(context.messages(), context.out()).print(plan, rateLimits);
        }
        return plan.invalid() == 0 ? ExitCode.ALL_APPLIED : ExitCode.SOME_NOT_APPLIED;
    }

    private Plan plan(IdSource source) {
        try {
            return Plan.of(source, new IdCheck(userIdType));
        } catch (UnreadableIdsException e) {
            throw ids.unreadable(e.reason());
        }
    }
}
