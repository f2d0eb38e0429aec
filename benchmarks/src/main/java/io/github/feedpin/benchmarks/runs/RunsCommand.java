package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.lab.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run runs}. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header =
                "How near runs of 100 to 10,000 calls come to the shortest time that the quota allows, beside a token bucket; in virtual time.")
public final class RunsCommand implements Callable<Integer> {

    private static final String DRAWING = "rate-control.svg";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "How often each run is done, each time with other delays of the network.")
    private int seeds = 20;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = "Where one run is drawn, as SVG; without it, in " + DRAWING
                    + " beside the page that is written, and nowhere if none is.")
    private @Nullable Path plot;

    @Option(names = "--plot-calls", paramLabel = "N", description = "How many calls that run has.")
    private int plotCalls = 10_000;

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException {
        paper.put("runs", RunsTable.of(seeds).toString(), Surroundings.feedpin(), "seeds: " + seeds);
        @Nullable Path drawing = plot != null ? plot : paper.beside(DRAWING);
        if (drawing != null) {
            Files.writeString(drawing, RatePlot.of(plotCalls).svg());
        }
        return 0;
    }
}
