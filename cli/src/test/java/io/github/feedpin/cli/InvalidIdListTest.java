package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that is not a list of ids. */
class InvalidIdListTest {

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatorServer server = simulator.serve();
    private final Cli cli = Cli.at(server);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ou_b,ou_c    | user id 2 contains a comma; give one id per argument or line
                    "ou_b"       | user id 2 is quoted; remove the quotation marks
                    ou_b # Bella | user id 2 contains a comment
                    on_b         | user id 2 looks like a union_id; use --user-id-type union_id
                    b@x.com      | user id 2 looks like an e-mail address
                    pom.xml      | pom.xml is a file; use --ids-file pom.xml
                    """)
    void whenAnArgumentIsNotAnIdNothingIsSent(String argument, String message) {
        assertThat(cli.run("pin", "ou_a", argument)).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("feedpin pin: " + message);
    }

    @Test
    void whenAnArgumentIsAFileNothingIsSent() {
        assertThat(cli.run("pin", "pom.xml", "--user-id-type", "user_id")).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("pom.xml is a file; use --ids-file pom.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\n", " "})
    void whenAnArgumentIsAWholeListNothingIsSent(String separator) {
        String list = String.join(separator, Collections.nCopies(20, "ou_9d2beb613c85a2412862a49a924558c5"));

        assertThat(cli.run("pin", "ou_a", list)).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("feedpin pin: user id 2 contains a ");
    }

    @Test
    void whenALineOfAFileIsNotAnIdNothingIsSent() throws IOException {
        Path file =
                Files.writeString(folder.resolve("people"), "# ours\n" + "ou_a\n".repeat(500_000) + "\nou_b,Bella\n");

        assertThat(cli.run("pin", "--ids-file", file.toString())).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("the ids file " + file + " is not a list of ids: line 500003 contains a comma");
    }

    @Test
    void whenAFileIsATableItsFirstLineIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), "open_id,name\nou_a,Anna\n");

        assertThat(cli.run("pin", "--ids-file", file.toString())).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("is not a list of ids: line 1 contains a comma");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ou_a/ou_b,ou_c/  | line 2 contains a comma
                    ou_a/"ou_b"      | line 2 is quoted
                    open_id/ou_a     | line 1 looks like a column heading
                    """)
    void whenStandardInputDoesNotStartWithIdsNothingIsSent(String lines, String message) {
        assertThat(cli.input(lines.replace('/', '\n')).run("pin", "-")).isEqualTo(ExitCode.USAGE);

        assertNothingWasSent("feedpin pin: standard input is not a list of ids: " + message);
    }

    @Test
    void whenALaterLineIsNotAnIdItIsReportedAsNotSent() {
        InputStream in = new SequenceInputStream(bytes("ou_a\n"), bytes("\nou_b,ou_c\nou_d\n'ou_e'\n"));
        Path report = folder.resolve("report.json");

        assertThat(cli.input(in).run("pin", "-", "--report", report.toString())).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_d");
        assertThat(cli.out())
                .contains("distinct          4", "applied           2", "not sent          2")
                .contains("1  The user id contains a comma; give one id per argument or line\n")
                .doesNotContain("(line");
        assertThat(report)
                .content()
                .contains("{\"userId\":\"ou_b,ou_c\",\"outcome\":\"notSent\",\"code\":null,\"message\":\"The user id "
                        + "contains a comma; give one id per argument or line (line 3)\",")
                .contains("remove the quotation marks (line 5)");
        assertThat(cli.err()).contains("4 users, 1 call, ");
    }

    private void assertNothingWasSent(String message) {
        assertThat(cli.err()).contains(message);
        assertThat(cli.out()).isEmpty();
        assertThat(simulator.journal().entries()).isEmpty();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
