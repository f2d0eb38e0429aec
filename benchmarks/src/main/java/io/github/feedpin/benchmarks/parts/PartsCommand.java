package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.benchmarks.lab.Jvm;
import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.lab.Surroundings;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run parts}. */
@Command(
        name = "parts",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = "What planner, limiter and codec cost by themselves, with JMH.")
public final class PartsCommand implements Callable<Integer> {

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "Which: ${COMPLETION-CANDIDATES}.")
    private List<Part> parts = List.of(Part.values());

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "In how many JVMs each is measured, one after the other.")
    private int forks = 3;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How many rounds count in each JVM; as many before do not.")
    private int rounds = 5;

    @Option(names = "--seconds", paramLabel = "N", description = "How long a round takes.")
    private int seconds = 1;

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException, RunnerException {
        OutputFormat progress = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
        Collection<RunResult> results = new Runner(options(), progress).run();
        paper.put(
                "parts",
                PartsTable.of(results).toString(),
                Surroundings.machine(),
                Surroundings.feedpin(),
                Jvm.describe(List.of()),
                "JVMs: %d for each part, each with %d rounds of %d s after as many that do not count"
                        .formatted(forks, rounds, seconds));
        return 0;
    }

    private Options options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(forks)
                .jvmArgsAppend(Jvm.COLLECTOR)
                .warmupIterations(rounds)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.seconds(seconds))
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class);
        parts.stream().map(Part::pattern).forEach(options::include);
        return options.build();
    }
}
