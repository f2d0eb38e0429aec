package io.github.feedpin.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class PaperTest {

    @TempDir
    private Path folder;

    private Path page;
    private Paper paper;

    @BeforeEach
    void begin() {
        page = folder.resolve("page.md");
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs("--write", page.toString());
        paper = holder.paper;
    }

    @Test
    void replacesWhatStandsBetweenTheMarks() throws IOException {
        Files.writeString(page, "before\n<!-- calls -->\nold\n<!-- /calls -->\nafter\n");

        paper.put("calls", "new", "here", "today");

        assertThat(page)
                .content()
                .startsWith("before\n<!-- calls -->\nhere; today.\n\nnew\n")
                .endsWith("\n<!-- /calls -->\nafter\n")
                .doesNotContain("old");
    }

    @Test
    void findsWhatLiesBesideThePage() {
        assertThat(paper.beside("drawing.svg")).isEqualTo(folder.resolve("drawing.svg"));
        assertThat(new Paper().beside("drawing.svg")).isNull();
    }

    @Test
    void rejectsAPageWithoutMarks() throws IOException {
        Files.writeString(page, "<!-- start -->\n<!-- /start -->\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> paper.put("calls", "new"))
                .withMessageContaining("<!-- calls -->");
        assertThat(page).content().doesNotContain("new");
    }

    @Command
    private static final class Holder {

        @Mixin
        private Paper paper = new Paper();
    }
}
