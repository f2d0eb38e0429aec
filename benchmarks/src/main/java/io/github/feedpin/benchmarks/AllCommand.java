package io.github.feedpin.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code benchmarks/run all}. */
@Command(
        name = AllCommand.NAME,
        mixinStandardHelpOptions = true,
        header = "All benchmarks, one after the other, each with its defaults.")
final class AllCommand implements Callable<Integer> {

    static final String NAME = "all";

    @Option(
            names = "--write",
            paramLabel = "PAGE",
            description = "Also put the results into this page, in place of the last ones.")
    private @Nullable String page;

    @Override
    public Integer call() {
        int worst = 0;
        for (String benchmark :
                new CommandLine(new BenchmarksCommand()).getSubcommands().keySet()) {
            if (!benchmark.equals(NAME)) {
                List<String> args = new ArrayList<>(List.of(benchmark));
                if (page != null) {
                    args.addAll(List.of("--write", page));
                }
                worst = Math.max(worst, Main.run(args.toArray(String[]::new)));
            }
        }
        return worst;
    }
}
