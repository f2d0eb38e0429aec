package io.github.feedpin.benchmarks;

import io.github.feedpin.benchmarks.calls.CallsCommand;
import io.github.feedpin.benchmarks.memory.MemoryCommand;
import io.github.feedpin.benchmarks.parts.PartsCommand;
import io.github.feedpin.benchmarks.runs.RunsCommand;
import io.github.feedpin.benchmarks.singles.SinglesCommand;
import io.github.feedpin.benchmarks.start.StartCommand;
import picocli.CommandLine.Command;

/** {@code benchmarks/run} itself, which only knows what there is. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Measures what Feedpin costs, beside what else one could use.",
        // Each takes --write, as lab.Paper does.
        subcommands = {
            CallsCommand.class, //
            MemoryCommand.class,
            StartCommand.class,
            RunsCommand.class,
            SinglesCommand.class,
            PartsCommand.class,
            AllCommand.class
        })
final class BenchmarksCommand {}
