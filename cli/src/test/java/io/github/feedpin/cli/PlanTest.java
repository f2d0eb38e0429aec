package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans, without network and credentials. */
class PlanTest {

    @TempDir
    private Path folder = Path.of("");

    private final Cli cli = new Cli().environment("FEEDPIN_APP_ID", "").environment("FEEDPIN_APP_SECRET", "");

    private static String ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n", "", "\n"));
    }

    private Path list() throws IOException {
        return Files.writeString(folder.resolve("ids"), ids(0, 100_000) + "\n" + ids(0, 50) + "x".repeat(300) + "\n");
    }

    @Test
    void figuresAreThoseOfTheRun() throws IOException {
        assertThat(cli.run("plan", "--ids-file", list().toString(), "--json")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out())
                .isEqualTo("{\"submitted\": 100051, \"distinct\": 100001, \"duplicates\": 50, \"invalid\": 1, "
                        + "\"calls\": 2000, \"seconds\": 79}" + System.lineSeparator());
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void textNamesTheInvalidLine() throws IOException {
        cli.run("plan", "--ids-file", list().toString());

        assertThat(cli.out())
                .contains("submitted     100,051", "duplicates         50", "invalid             1")
                .contains("calls           2,000", "minimum          79 s")
                .contains("  line 100052 is longer than 256 characters");
    }

    @Test
    void firstTenInvalidLinesOfStandardInputAreNamed() {
        cli.input("ou_a\n" + "a,b%\n".repeat(1)
                + IntStream.range(0, 12).mapToObj(i -> "ou_x;" + i).collect(Collectors.joining("\n")));

        assertThat(cli.run("plan", "-")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out()).contains("line 2 contains a comma", "line 11 contains a semicolon", "and 3 more");
        assertThat(cli.out()).doesNotContain("line 12", "ou_x");
    }

    @Test
    void argumentsAndLimitsCount() {
        assertThat(cli.run("plan", "ou_a", "ou_b", "ou_a", "--json", "--per-second", "1"))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(cli.out()).contains("\"submitted\": 3, \"distinct\": 2", "\"calls\": 1, \"seconds\": 0}");
    }

    @Test
    void emptyListNeedsNoCall() {
        assertThat(cli.input("").run("plan", "-", "--json")).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli.out()).contains("\"submitted\": 0", "\"calls\": 0, \"seconds\": 0}");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreAcceptedAndUtf16IsNot() throws IOException {
        Path windows = Files.writeString(folder.resolve("windows"), "\uFEFFou_a\r\nou_b\r\n");
        Path utf16 = Files.write(folder.resolve("utf16"), "ou_a\n".getBytes(java.nio.charset.StandardCharsets.UTF_16));

        assertThat(cli.run("plan", "--ids-file", windows.toString())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli.run("plan", "--ids-file", utf16.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("UTF-16");
    }

    @Test
    void missingListIsRejected() {
        assertThat(cli.run("plan")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.run("plan", "--ids-file", folder.resolve("no").toString()))
                .isEqualTo(ExitCode.USAGE);
    }
}
