package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pinning and unpinning without failures of the platform. */
class ChangeTest {

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .notInChat(id -> id.startsWith("ou_gone"))
            .unknownUsers(id -> id.startsWith("ou_nobody"))
            .build();
    private final SimulatorServer server = simulator.serve();
    private final Cli cli = Cli.at(server);

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fiftyOneIdsAreSentInTwoCalls() {
        assertThat(cli.input(ids(51)).run("pin", "-")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedCount()).isEqualTo(51);
        assertThat(simulator.journal().calls()).isEqualTo(2);
        assertThat(cli.out()).contains("Pinned 51 of 51 users.", "calls             2");
        assertThat(cli.err()).startsWith("51 users, 2 calls, ");
    }

    @Test
    void idsFileMayContainComments() throws IOException {
        Path file = Files.writeString(folder.resolve("ids"), "# ours\nou_a\r\n\n  ou_b # twice\nou_b\n");

        assertThat(cli.run("pin", "--ids-file", file.toString())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");
        assertThat(cli.out()).contains("submitted         3", "duplicates        1", "distinct          2");
    }

    @Test
    void unpinRemovesThePin() {
        cli.run("pin", "ou_a", "ou_b");

        assertThat(cli.run("unpin", "ou_a")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactly("ou_b");
        assertThat(cli.out()).contains("Unpinned 1 of 1 user.");
    }

    @Test
    void whenTheIdsFileIsEmptyNoCallIsSent() throws IOException {
        Path file = Files.createFile(folder.resolve("ids"));

        assertThat(cli.run("pin", "--ids-file", file.toString())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(cli.out()).contains("Pinned 0 of 0 users.", "submitted         0", "calls             0");
    }

    @Test
    void usersNotAppliedAreListedInTheReportFile() {
        Path report = folder.resolve("report.json");

        int exitCode = cli.run(
                "pin", "ou_a", "ou_gone_b", "", "  ", "x".repeat(257), "a\u0001b", "--report", report.toString());

        assertThat(exitCode).isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
        assertThat(simulator.journal().entries().get(1).userIds()).containsExactly("ou_a", "ou_gone_b");
        assertThat(report)
                .content()
                .contains(
                        "\"submitted\": 6,",
                        "\"applied\": 1,",
                        "\"rejected\": 1,",
                        "\"notSent\": 4,",
                        "{\"userId\":\"ou_gone_b\",\"outcome\":\"rejected\",\"code\":0,"
                                + "\"message\":\"The user is not in the chat\",",
                        "{\"userId\":\"\",\"outcome\":\"notSent\",\"code\":null,"
                                + "\"message\":\"The user id is blank\",\"logId\":null,"
                                + "\"reason\":\"INVALID_ID\"}",
                        "{\"userId\":\"a\\u0001b\",\"outcome\":\"notSent\",")
                .doesNotContain("ou_a");
    }

    @Test
    void reportAllListsAppliedUsers() {
        Path report = folder.resolve("report.json");

        cli.run("pin", "ou_a", "--report", report.toString(), "--report-all");

        assertThat(report).content().contains("{\"userId\":\"ou_a\",\"outcome\":\"applied\",");
    }

    @Test
    void idThatMakesItsCallFailIsRejectedAlone() {
        assertThat(cli.run("pin", "ou_a", "ou_b", "ou_nobody")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");
        assertThat(cli.out()).contains("applied           2", "rejected          1  code 99992351");
    }

    @Test
    void whenAllIdsAreInvalidExitCodeIs1() {
        assertThat(cli.run("pin", "")).isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(cli.out()).contains("not sent          1  The user id is blank");
    }

    @Test
    void quietPrintsNothingAndWritesTheReportFile() {
        Path report = folder.resolve("report.json");

        assertThat(cli.run("pin", "ou_a", "ou_gone", "--quiet", "--report", report.toString()))
                .isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEmpty();
        assertThat(report).exists();
    }

    @Test
    void userIdTypeIsSentToThePlatform() {
        cli.run("pin", "on_a", "--user-id-type", "union_id");

        assertThat(simulator.journal().entries().get(1).userIdType()).hasToString("union_id");
    }

    private static String ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n"));
    }
}
