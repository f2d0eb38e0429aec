package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pinning and unpinning with a journal. */
@Execution(ExecutionMode.CONCURRENT)
class JournalCommandTest {

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .notInChat(id -> id.startsWith("ou_gone"))
            .build();
    private final SimulatorServer server = simulator.serve();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    private Cli cli() {
        return Cli.at(server);
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    private Path list(String... ids) throws IOException {
        return Files.write(folder.resolve("ids"), List.of(ids));
    }

    private List<String> called() {
        return simulator.journal().entries().stream()
                .map(JournalEntry::userIds)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void sameCommandAgainCallsNobodyWhoIsPinned() {
        cli().run("pin", "ou_a", "ou_b", "--journal", journal());
        Cli again = cli();

        assertThat(again.run("pin", "ou_a", "ou_b", "ou_c", "ou_a", "--journal", journal()))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_a", "ou_b", "ou_c");
        assertThat(again.out()).contains("Pinned 3 of 3 users.", "submitted         4", "applied           3");
        assertThat(again.err()).contains("records 2 pinned users; the run goes on from there.");
    }

    @Test
    void usersThatAreNotInTheListAnyMoreAreReported() {
        cli().run("pin", "ou_a", "ou_b", "--journal", journal());
        Cli again = cli();

        again.run("pin", "ou_b", "--journal", journal());

        assertThat(again.err())
                .contains("1 user that the journal " + journal() + " records as pinned is not in this list.");
        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");
    }

    @Test
    void unpinWithoutIdsUnpinsExactlyTheRecordedUsers() {
        cli().run("pin", "ou_other");
        cli().run("pin", "ou_a", "ou_gone", "ou_b", "--journal", journal());
        simulator.journal().clear();
        Cli unpin = cli();

        assertThat(unpin.run("unpin", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_a", "ou_b");
        assertThat(simulator.pinnedUsers()).containsExactly("ou_other");
        assertThat(unpin.out()).contains("Unpinned 2 of 2 users.");
        assertThat(cli().run("unpin", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(called()).hasSize(2);
    }

    @Test
    void unpinWithIdsGoesOnAsWell() {
        cli().run("pin", "ou_a", "ou_b", "--journal", journal());
        cli().run("unpin", "ou_a", "--journal", journal());
        simulator.journal().clear();

        cli().run("unpin", "ou_a", "ou_b", "ou_c", "--journal", journal());

        assertThat(called()).containsExactly("ou_b", "ou_c");
        cli().run("pin", "ou_a", "--journal", journal());
        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void userWithAnUnknownOutcomeIsCalledAgainAndCountsAsPinned() {
        simulator.faults().on(FaultTrigger.everyCall().atMost(4), Fault.resetAfterReading());
        assertThat(cli().run("pin", "ou_a", "--journal", journal())).isEqualTo(ExitCode.UNUSABLE);
        simulator.journal().clear();

        assertThat(cli().run("unpin", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_a");
        assertThat(simulator.pinnedUsers()).isEmpty();
    }

    @Test
    void userThatWasNotSentDoesNotCountAsPinned() {
        Cli unreachable = new Cli();
        unreachable.run("pin", "ou_a", "--journal", journal(), "--base-url", "http://127.0.0.1:1");

        Cli unpin = new Cli();
        assertThat(unpin.run("unpin", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(unpin.out()).contains("Unpinned 0 of 0 users.");
    }

    @Test
    void rejectedUserIsCalledAgainOnlyAfterTheRunIsOver() {
        simulator.faults().on(FaultTrigger.everyCall().forUsers("ou_z"::equals).atMost(4), Fault.error(500, 1, "no"));
        String[] ids = IntStream.range(0, 49).mapToObj(i -> "ou_" + i).toArray(String[]::new);
        Cli first = cli().input(String.join("\n", ids) + "\nou_gone\nou_z\n");
        first.run("pin", "-", "--journal", journal());
        assertThat(first.out()).contains("applied          49", "rejected          1");
        simulator.journal().clear();

        Cli second = cli().input(String.join("\n", ids) + "\nou_gone\nou_z\n");
        second.run("pin", "-", "--journal", journal());

        assertThat(called()).doesNotContain("ou_gone").contains("ou_z");
        assertThat(second.out()).contains("rejected          1  code 0: The user is not in the chat");
        simulator.journal().clear();
        cli().run("pin", "ou_gone", "ou_1", "--journal", journal());
        assertThat(called()).as("the second run is over").containsExactly("ou_gone");
    }

    @Test
    void otherTargetIsRejectedWithTheDifference() {
        cli().run("pin", "ou_a", "--journal", journal());
        simulator.journal().clear();
        Cli other = cli().environment("FEEDPIN_APP_ID", "cli_other");

        assertThat(other.run("pin", "ou_b", "--journal", journal())).isEqualTo(ExitCode.USAGE);
        assertThat(other.err()).contains("was started for the app ", ", not cli_other");
        Cli type = cli();
        assertThat(type.run("pin", "on_b", "--user-id-type", "union_id", "--journal", journal()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(type.err()).contains("the user id type open_id, not union_id");
        Cli url = new Cli();
        assertThat(url.run("unpin", "--journal", journal(), "--base-url", "lark"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(url.err()).contains("the base URL " + server.baseUrl() + ", not https://open.larksuite.com");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void journalInUseIsRejectedByPinAndNotedByRelease() throws IOException {
        cli().run("pin", "ou_a", "--for", "1s", "--journal", journal());
        try (FileChannel channel = FileChannel.open(folder.resolve("journal.lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            for (List<String> command : List.of(
                    List.of("pin", "ou_b", "--journal", journal()),
                    List.of("unpin", "--journal", journal()),
                    List.of("retry", journal()))) {
                Cli busy = cli();
                assertThat(busy.run(command.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
                assertThat(busy.err()).contains("is in use by another command");
            }
            Cli release = cli();
            assertThat(release.run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
            assertThat(release.err()).contains("is in use by another command; nothing was released.");
        }
        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void fullDiskEndsWithExitCode3BeforeAnyCall() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Files.createSymbolicLink(folder.resolve("journal"), Path.of("/dev/full"));
        Cli cli = cli();

        assertThat(cli.run("pin", "ou_a", "--journal", journal())).isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err())
                .isEqualTo("feedpin: the journal " + journal()
                        + " cannot be written: No space left on device. Nothing was sent."
                        + System.lineSeparator());
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void journalThatIsRenamedDuringTheRunStopsIt() throws IOException {
        Path ids = Files.writeString(
                folder.resolve("ids"),
                IntStream.range(0, 6000).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n")));
        Cli cli = cli();
        List<Boolean> moved = new java.util.ArrayList<>();
        simulator
                .faults()
                .on(
                        FaultTrigger.calls(10, 10).forUsers(id -> {
                            if (moved.isEmpty()) {
                                moved.add(folder.resolve("journal")
                                        .toFile()
                                        .renameTo(folder.resolve("j.1").toFile()));
                            }
                            return false;
                        }),
                        Fault.stall());

        assertThat(cli.run("pin", "--ids-file", ids.toString(), "--journal", journal()))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(moved).containsExactly(true);
        assertThat(cli.err())
                .contains("could not be written: the file was removed or renamed during the run. The run was stopped; "
                        + "users who could not be recorded were not called.")
                .doesNotContain("Check the base URL");
        String recorded = Files.readString(folder.resolve("j.1"));
        assertThat(simulator.pinnedUsers()).hasSizeLessThan(6000).allMatch(id -> recorded.contains('"' + id + '"'));
    }

    @Test
    void idsFileAndReportAreNotOverwritten() throws IOException {
        Path ids = list("ou_a", "ou_b");
        Cli same = cli();

        assertThat(same.run("pin", "--ids-file", ids.toString(), "--journal", ids.toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(same.err()).contains("is not a journal of feedpin");
        assertThat(ids).hasContent("ou_a\nou_b\n");
        assertThat(cli().run("pin", "ou_a", "--journal", journal(), "--report", journal()))
                .isEqualTo(ExitCode.USAGE);
    }
}
