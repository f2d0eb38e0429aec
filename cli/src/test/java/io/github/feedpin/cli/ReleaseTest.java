package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Pins that end. */
@Execution(ExecutionMode.CONCURRENT)
class ReleaseTest {

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatorServer server = simulator.serve();
    private Instant now = Instant.parse("2026-03-29T00:30:00Z");

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    private Cli cli() {
        return Cli.at(server).clock(() -> now);
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    @Test
    void pinsAreReleasedWhenTheyAreDueAndOnce() {
        cli().run("pin", "ou_a", "ou_b", "--for", "2h", "--journal", journal());
        cli().run("pin", "ou_c", "--for", "3h", "--journal", journal());
        cli().run("pin", "ou_d", "--journal", journal());
        simulator.journal().clear();

        now = now.plus(Duration.ofHours(2)).minusMillis(1);
        Cli early = cli();
        assertThat(early.run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(early.err()).contains("no pin is due; the next one is due at 2026-03-29T02:30:00Z.");
        assertThat(simulator.journal().entries()).isEmpty();

        now = now.plusMillis(1);
        Cli due = cli();
        assertThat(due.run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(due.out()).contains("Unpinned 2 of 2 users.");
        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_c", "ou_d");

        simulator.journal().clear();
        assertThat(cli().run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void newerPinReplacesTheReleaseOfAnOlderOneWithoutACall() {
        cli().run("pin", "ou_a", "ou_b", "--for", "1h", "--journal", journal());
        simulator.journal().clear();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(cli().run("pin", "ou_a", "--for", "1h", "--journal", journal()))
                .isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli().run("pin", "ou_b", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.journal().calls()).isZero();

        now = now.plus(Duration.ofMinutes(45));
        cli().run("release", "--journal", journal());
        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");

        now = now.plus(Duration.ofMinutes(15));
        cli().run("release", "--journal", journal());
        assertThat(simulator.pinnedUsers()).containsExactly("ou_b");
    }

    @Test
    void failedReleaseIsRepeatedAndARejectedOneIsNot() {
        cli().run("pin", "ou_a", "ou_gone", "--for", "1h", "--journal", journal());
        simulator
                .faults()
                .on(FaultTrigger.everyCall().unpinning().atMost(4), Fault.error(500, 1, "no"))
                .on(
                        FaultTrigger.everyCall()
                                .unpinning()
                                .forUsers("ou_gone"::equals)
                                .atMost(1),
                        Fault.failing("ou_gone"::equals, 7, "user left"));
        now = now.plus(Duration.ofHours(1));

        assertThat(cli().run("release", "--journal", journal())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(simulator.pinnedUsers()).hasSize(2);
        Cli second = cli();
        assertThat(second.run("release", "--journal", journal())).isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(second.out()).contains("rejected          1  code 7: user left");
        simulator.journal().clear();

        assertThat(cli().run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void recordsDoNotGrowWhileReleasesFail() throws IOException {
        cli().run("pin", "ou_a", "--for", "1h", "--journal", journal());
        now = now.plus(Duration.ofHours(1));
        simulator.faults().on(FaultTrigger.everyCall(), Fault.error(500, 1, "no"));
        cli().run("release", "--journal", journal());
        long lines = Files.readAllLines(Path.of(journal())).size();

        cli().run("release", "--journal", journal());

        assertThat(Files.readAllLines(Path.of(journal()))).hasSize((int) lines + 1);
    }

    @Test
    void waitStaysUntilAllPinsAreReleased() {
        Cli pin = Cli.at(server);
        pin.run("pin", "ou_a", "--for", "1s", "--journal", journal());
        Cli.at(server).run("pin", "ou_b", "--for", "PT1.5S", "--journal", journal());
        Cli.at(server).run("pin", "ou_c", "--journal", journal());

        assertThat(Cli.at(server).run("release", "--wait", "--journal", journal()))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactly("ou_c");
    }

    @Test
    void waitCanBeStopped() {
        cli().run("pin", "ou_a", "--for", "1h", "--journal", journal());

        assertThat(cli().stop(Mono.empty()).run("release", "--wait", "--journal", journal()))
                .isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void whenTheAppIsRejectedWaitEnds() {
        cli().run("pin", "ou_a", "--for", "1h", "--journal", journal());
        now = now.plus(Duration.ofHours(1));

        assertThat(cli().environment("FEEDPIN_APP_SECRET", "wrong").run("release", "--wait", "--journal", journal()))
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void missingJournalIsAnError() {
        Cli cli = cli();

        assertThat(cli.run("release", "--journal", journal())).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("the journal " + journal() + " does not exist");
    }

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "45m, PT45M", "2h, PT2H", "1d, PT24H", "1h30m, PT1H30M", "P1D, PT24H", "1D2H, PT26H"})
    void durationsAreRead(String word, Duration duration) {
        assertThat(new DurationWord().convert(word)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1h", "2", "2 hours", "400d", "tomorrow", "18:00", "9999999999999999999d"})
    void otherDurationsAreRejected(String word) {
        Cli cli = cli();

        assertThat(cli.run("pin", "ou_a", "--journal", journal(), "--for", word))
                .isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--for ");
        assertThat(Path.of(journal())).doesNotExist();
    }

    @Test
    void durationNeedsAJournal() {
        Cli cli = cli();

        assertThat(cli.run("pin", "ou_a", "--for", "2h")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--for needs --journal FILE");
    }
}
