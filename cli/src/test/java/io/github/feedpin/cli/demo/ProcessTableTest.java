package io.github.feedpin.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    private List<String> shown(Screen screen, String... progress) {
        written.reset();
        new ProcessTable(out, screen, Messages.ENGLISH).show(List.of(progress), "10 calls");
        return written.toString(UTF_8).lines().toList();
    }

    @Test
    void processesAreShownInLines() {
        assertThat(shown(new Screen(0, true), "50 of 100 users, 1 call", ""))
                .containsExactly(
                        "process 1  50 of 100 users, 1 call", "process 2  starting", "together   10 calls", "");
    }

    @Test
    void terminalShowsABarForEachProcess() {
        assertThat(shown(new Screen(80, true), "50 of 100 users, 1 call").get(0))
                .contains("process 1  ████████░░░░░░░░  50 of 100 users, 1 call");
        assertThat(shown(new Screen(80, false), "1,000 of about 1,000 users").get(0))
                .contains("process 1  [################]  1,000 of about 1,000 users");
        assertThat(shown(new Screen(80, false), "1,000 of 4,000 users").get(0))
                .contains("process 1  [####------------]  1,000 of 4,000 users");
    }

    @Test
    void chineseLinesAreAlignedAndFitIntoTheTerminal() {
        for (int columns = 10; columns < 80; columns++) {
            written.reset();
            new ProcessTable(out, new Screen(columns, true), Messages.in(Language.CHINESE))
                    .show(List.of("1,000/约 4,000 个用户，20 次调用"), "20 次调用");

            List<String> lines = written.toString(UTF_8)
                    .replaceAll("\u001B\\[[?\\w]*", "")
                    .lines()
                    .toList();
            int room = columns - 1;
            assertThat(lines).allMatch(line -> Text.columns(line) <= room);
            assertThat(lines.get(0)).startsWith("进程 1");
            assertThat(lines.get(1)).startsWith("合计  ");
        }
        assertThat(written.toString(UTF_8)).contains("进程 1     ████░░░░░░░░░░░░  1,000/约 4,000 个用户，20 次调用");
    }

    @Test
    void lineFitsIntoANarrowTerminal() {
        for (int columns = 1; columns < 80; columns++) {
            String line = shown(new Screen(columns, false), "1,000 of 4,000 users, 20 calls")
                    .get(0);
            assertThat(line.replaceAll("\u001B\\[[?\\w]*", "")).hasSizeLessThan(columns + 1);
        }
    }

    @Test
    void terminalShowsTheNewestLinesOnly() {
        ProcessTable table = new ProcessTable(out, new Screen(30, true), Messages.ENGLISH);
        table.show(List.of("1 of 2 users"), "1 call");
        table.show(List.of("2 of 2 users, and a line that is too long for the terminal"), "2 calls");

        assertThat(written.toString(UTF_8)).containsOnlyOnce("\u001B[2A").doesNotContain("a line");
    }

    @Test
    void controlCharactersOfAProcessAreNotPrinted() {
        assertThat(shown(new Screen(0, true), "feedpin: \u001B[31merror").get(0))
                .doesNotContain("\u001B");
    }
}
