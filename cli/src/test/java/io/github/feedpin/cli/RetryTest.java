package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retries of reports and of journals. */
@Execution(ExecutionMode.CONCURRENT)
class RetryTest {

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().notInChat("on_gone"::equals).build();
    private final SimulatorServer server = simulator.serve();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    /** A command with the credentials of the simulator, but without its URL. */
    private Cli cli() {
        return new Cli()
                .environment("FEEDPIN_APP_ID", server.credentials().appId())
                .environment("FEEDPIN_APP_SECRET", simulator.credentials().appSecret());
    }

    private String report() {
        return folder.resolve("report.json").toString();
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    private List<String> called() {
        return simulator.journal().entries().stream()
                .map(JournalEntry::userIds)
                .flatMap(List::stream)
                .toList();
    }

    private void failingRun(String... more) {
        simulator.faults().on(FaultTrigger.everyCall().forUsers("on_z"::equals).atMost(4), Fault.error(500, 1, "no"));
        String ids = "on_gone\n" + "on_ok%d\n".repeat(49) + "on_z\n \"\u0001\"\n";
        Object[] numbers = java.util.stream.IntStream.range(0, 49).boxed().toArray();
        Cli cli = Cli.at(server).input(String.format(ids, numbers).replace(" \"\u0001\"\n", ""));
        List<String> args = new java.util.ArrayList<>(List.of("pin", "-", "--user-id-type", "union_id"));
        args.addAll(List.of(more));
        cli.run(args.toArray(String[]::new));
        simulator.journal().clear();
    }

    @Test
    void reportIsRetriedForUsersThatMaySucceed() {
        failingRun("--report", report(), "--report-all");

        assertThat(cli().run("retry", report())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("on_z");
        assertThat(simulator.journal().entries())
                .last()
                .satisfies(call -> assertThat(call.userIdType()).hasToString("union_id"));
    }

    @Test
    void reportOfAnotherAppIsRejected() {
        failingRun("--report", report());
        Cli other = cli().environment("FEEDPIN_APP_ID", "cli_other");

        assertThat(other.run("retry", report())).isEqualTo(ExitCode.USAGE);

        assertThat(other.err()).contains("was started for the app ", ", not cli_other");
        Cli url = cli();
        assertThat(url.run("retry", report(), "--base-url", "lark")).isEqualTo(ExitCode.USAGE);
        assertThat(called()).isEmpty();
    }

    @Test
    void reportIsNotOverwrittenByItsRetry() {
        failingRun("--report", report());
        Cli cli = cli();

        assertThat(cli.run("retry", report(), "--report", report())).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("would overwrite");
    }

    @Test
    void journalIsRetriedWithItsDuration() {
        failingRun("--journal", journal(), "--for", "2h");
        Instant now = Instant.now();

        assertThat(cli().clock(() -> now).run("retry", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("on_z");
        Cli release = cli().clock(() -> now.plus(Duration.ofHours(2)));
        assertThat(release.run("release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.pinnedUsers()).isEmpty();
    }

    @Test
    void pinsAreRetriedAfterASuccessfulRelease() throws IOException {
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        cli().clock(() -> now).run("pin", "ou_a", "--for", "1h", "--journal", journal(), "--base-url", url());
        Files.writeString(
                Path.of(journal()),
                "{\"outcome\":\"notSent\",\"action\":\"pin\",\"reason\":\"UNREACHABLE\",\"users\":[\"ou_z\"]}\n",
                StandardOpenOption.APPEND);
        Instant later = now.plus(Duration.ofHours(1));
        assertThat(cli().clock(() -> later).run("release", "--journal", journal()))
                .isEqualTo(ExitCode.ALL_APPLIED);
        simulator.journal().clear();

        assertThat(cli().clock(() -> later).run("retry", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_z");
        assertThat(simulator.pinnedUsers()).containsExactly("ou_z");
        assertThat(cli().clock(() -> later.plus(Duration.ofHours(1))).run("release", "--journal", journal()))
                .isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.pinnedUsers()).isEmpty();
    }

    private String url() {
        return server.baseUrl().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ou_a\n", "{}", "[]", "{\"submitted\":1,\"outcomes\":[]}", "{\"action\":\"pin\""})
    void otherFilesAreRejected(String content) throws IOException {
        Files.writeString(Path.of(report()), content);
        Cli cli = cli();

        assertThat(cli.run("retry", report())).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains(" is neither a report nor a journal: ");
    }

    @Test
    void incompleteReportIsRejectedBeforeAnyCall() throws IOException {
        failingRun("--report", report());
        String whole = Files.readString(Path.of(report()));
        Files.writeString(Path.of(report()), whole.substring(0, whole.length() - 10));

        assertThat(cli().run("retry", report())).isEqualTo(ExitCode.USAGE);
        assertThat(called()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"tenantKey\":\"tenant_a\"}", ",\"chatId\":\"oc_a\"}", "}{}", "}x", ""})
    void reportThatDoesNotEndWithItsOutcomesIsRejectedBeforeAnyCall(String end) throws IOException {
        failingRun("--report", report());
        String complete = Files.readString(Path.of(report())).strip();
        Files.writeString(Path.of(report()), complete.substring(0, complete.length() - 1) + end);
        Cli retry = cli();

        assertThat(retry.run("retry", report())).isEqualTo(ExitCode.USAGE);

        assertThat(retry.err()).contains("is neither a report nor a journal: it is not a complete report");
        assertThat(called()).isEmpty();
    }

    @Test
    void missingFileIsRejected() {
        Cli cli = cli();

        assertThat(cli.run("retry", report())).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("does not exist");
        assertThat(cli().run("retry", folder.toString())).isEqualTo(ExitCode.USAGE);
    }
}
