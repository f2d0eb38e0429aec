package io.github.feedpin.benchmarks;

import io.github.feedpin.benchmarks.calls.CallsCommand;
import io.github.feedpin.benchmarks.memory.MemoryCommand;
import io.github.feedpin.benchmarks.runs.RunsCommand;
import io.github.feedpin.benchmarks.start.StartCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Command {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        header = "Measures Feedpin and other clients, and prints the results as Markdown.",
        subcommands = {CallsCommand.class, RunsCommand.class, MemoryCommand.class, StartCommand.class})
public final class BenchmarksCommand {

    private BenchmarksCommand() {}

    /** Executes the command line {@code args}, and exits with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
    }
}
