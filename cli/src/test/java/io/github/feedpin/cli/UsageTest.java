package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

    @TempDir
    private Path folder = Path.of("");

    private final Cli cli = new Cli();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pin                              | no user ids given; specify ids, --ids-file FILE, or - for \
                    standard input
                    unpin                            | no user ids given; specify ids, --ids-file FILE, or - for \
                    standard input
                    pin a - b                        | - (standard input) cannot be combined with user ids
                    pin a --ids-file pom.xml         | specify user ids or --ids-file FILE, not both
                    pin --ids-file no/such/file      | the ids file no/such/file does not exist
                    pin --ids-file src               | the ids file src cannot be read: it is a directory
                    pin a --per-second 0             | --per-second must be at least 1, but is 0
                    pin a --per-minute=-5            | --per-minute must be at least 1, but is -5
                    pin a --per-second many          | Invalid value for option '--per-second': 'many' is not an int
                    pin a --user-id-type email       | Unknown user id type 'email'; allowed are: open_id, \
                    union_id, user_id
                    pin a --base-url ftp://host      | The base URL is neither feishu, nor lark, nor an http or \
                    https URL
                    pin a --base-url http://         | The base URL
                    pin a --base-url https://h/?q=1  | The base URL must not contain a query or fragment
                    pin a --report src               | the report cannot be written to src: it is a directory
                    pin a --report no/such/report    | the report cannot be written to no/such/report: the directory
                    pin a --report-all               | --report-all needs --report FILE
                    pin a --frobnicate               | Unknown option: '--frobnicate'
                    pin a --per-secnd 5              | Did you mean --per-second
                    pin a --report                   | Missing required parameter for option '--report' (FILE)
                    demo --users 0                   | --users must be 1 to 1,000,000, but is 0
                    demo --users 1000001             | --users must be 1 to 1,000,000, but is 1000001
                    simulate --port 65536            | --port must be 0 to 65535, but is 65536
                    simulate --port -1               | --port must be 0 to 65535, but is -1
                    simulate --encrypt               | --encrypt needs --push-to URL
                    simulate --push-to ftp://host    | --push-to is not an http or https URL
                    simulate --push-to %             | --push-to is not an http or https URL
                    simulate --tenant ä              | --tenant is invalid: A tenant key consists of
                    demo a                           | Unmatched argument at index 1: 'a'
                    """)
    void invalidCommandLineIsReportedInOneSentence(String line, String sentence) {
        String[] args = line.split(" ");

        assertThat(cli.run(args)).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err().lines()).hasSize(2);
        assertThat(cli.err())
                .startsWith("feedpin " + args[0] + ": ")
                .contains(sentence)
                .endsWith("Try 'feedpin " + args[0] + " --help'." + System.lineSeparator());
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void unknownCommandIsReportedWithTheAvailableOnes() {
        assertThat(cli.run("pinn")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err())
                .startsWith("feedpin: unknown command 'pinn'; available commands: "
                        + "demo, pin, unpin, release, retry, plan, simulate, generate-completion")
                .contains("Did you mean pin or unpin?");
    }

    @Test
    void whenNoCommandIsGivenExitCodeIs2() {
        assertThat(cli.run()).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err())
                .startsWith("feedpin: no command given; available commands: "
                        + "demo, pin, unpin, release, retry, plan, simulate, generate-completion");
    }

    @ParameterizedTest
    @CsvSource({"FEEDPIN_APP_ID, ''", "FEEDPIN_APP_SECRET, ' '"})
    void whenACredentialIsMissingExitCodeIs2(String variable, String value) {
        assertThat(cli.environment(variable, value).run("pin", "a")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("the environment variable " + variable + " is not set");
    }

    @Test
    void malformedCredentialsAreRejected() {
        assertThat(cli.environment("FEEDPIN_APP_SECRET", "top secret").run("pin", "a"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err())
                .contains("The app secret contains whitespace", "FEEDPIN_APP_SECRET")
                .doesNotContain("top");
    }

    @Test
    void whenTheReportWouldOverwriteTheIdsFileExitCodeIs2() throws IOException {
        Path ids = Files.writeString(folder.resolve("ids"), "a");

        assertThat(cli.run("pin", "--ids-file", ids.toString(), "--report", ids.toString()))
                .isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("the report would overwrite the ids file");
        assertThat(ids).hasContent("a");
    }

    @Test
    void whenTheReportFileCannotBeWrittenNothingIsSent() {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer server = simulator.serve()) {
            assertThat(Cli.at(server).run("pin", "a", "--report", folder.toString()))
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--help, demo",
        "--help, generate-completion",
        "generate-completion --help, source <(feedpin generate-completion)",
        "--version, feedpin",
        "pin --help, --for=DURATION",
        "unpin --help, --journal=FILE",
        "release --help, --wait",
        "retry --help, REPORT.json|JOURNAL",
        "plan --help, --json",
        "pin --help, Exit code:",
        "demo --help, --users=N",
        "simulate --help, --push-to=URL"
    })
    void helpAndVersionArePrintedWithExitCode0(String line, String response) {
        assertThat(cli.run(line.split(" "))).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli.out()).contains(response);
        assertThat(cli.out().lines()).allMatch(text -> text.length() <= 80);
        assertThat(cli.err()).isEmpty();
    }
}
