package io.github.feedpin.benchmarks;

import io.github.feedpin.benchmarks.calls.CallsCommand;
import picocli.CommandLine.Command;

/** {@code benchmarks/run} itself, which only knows what there is. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Measures what Feedpin costs, beside what else one could use.",
        subcommands = {
            CallsCommand.class,
        })
final class BenchmarksCommand {}
