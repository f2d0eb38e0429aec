package io.github.feedpin.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PageTest {

    private static final Path PAGE = Path.of("../docs/benchmarks.md");

    @Test
    void hasAPlaceForTheResultOfEachBenchmark() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(new CommandLine(new BenchmarksCommand()).getSubcommands().keySet())
                .filteredOn(name -> !name.equals(AllCommand.NAME))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(page)
                        .containsOnlyOnce("<!-- " + name + " -->\n")
                        .containsOnlyOnce("\n<!-- /" + name + " -->\n"));
    }

    @Test
    void eachBenchmarkWritesToIt() {
        assertThat(new CommandLine(new BenchmarksCommand()).getSubcommands().values())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command.getCommandSpec().findOption("--write"))
                        .isNotNull());
    }
}
