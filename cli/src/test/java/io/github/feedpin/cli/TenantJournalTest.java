package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants and group chats in journals, releases and retries. */
@Execution(ExecutionMode.CONCURRENT)
class TenantJournalTest {

    private static final TenantKey TENANT = new TenantKey("tenant_a");
    private static final TenantKey OTHER_TENANT = new TenantKey("tenant_b");
    private static final String CHAT = "oc_a0553eda9014c201e6969b478895c230";
    private static final FeedCard CARD = FeedCard.groupChat(CHAT);

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().tenant(TENANT).tenant(OTHER_TENANT).build();
    private final SimulatorServer server = simulator.serve();
    private Instant now = Instant.parse("2026-03-29T00:30:00Z");

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void releaseTakesTheTenantFromTheJournal() {
        pin("ou_a", "--for", "1h", "--journal", journal());
        run(storeApp(), "pin", "ou_a", "--tenant-key", "tenant_b", "--base-url", url());
        now = now.plus(Duration.ofHours(1));

        assertThat(run(storeApp(), "release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).isEmpty();
        assertThat(simulator.storeApp().tenant(OTHER_TENANT).pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void unpinWithoutIdsTakesTenantAndChatFromTheJournal() {
        pin("ou_a", "--chat", CHAT, "--journal", journal());
        pin("ou_a");

        assertThat(run(storeApp(), "unpin", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers(CARD)).isEmpty();
        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void releaseOfASelfBuiltAppTakesTheChatFromTheJournal() {
        run(Cli.at(server), "pin", "ou_a", "--chat", CHAT, "--for", "1h", "--journal", journal());
        run(Cli.at(server), "pin", "ou_a");
        now = now.plus(Duration.ofHours(1));

        assertThat(run(Cli.at(server), "release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedUsers(CARD)).isEmpty();
        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
    }

    @Test
    void samePinGoesOnInItsTenantAndChat() {
        pin("ou_a", "--chat", CHAT, "--journal", journal());
        simulator.journal().clear();

        assertThat(pin("ou_a", "ou_b", "--chat", CHAT, "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pin ou_b --journal J --tenant-key tenant_b --chat C | the tenant tenant_a, not the tenant tenant_b
                    pin ou_b --journal J --chat C             | the tenant tenant_a, not a self-built app
                    pin ou_b --journal J --tenant-key tenant_a | the group chat C, not the bot's chat
                    unpin ou_a --journal J --tenant-key tenant_a --chat oc_b | the group chat C, not the group chat oc_b
                    unpin --journal J --tenant-key tenant_b   | the tenant tenant_a, not the tenant tenant_b
                    unpin --journal J --chat oc_b             | the group chat C, not the group chat oc_b
                    release --journal J --tenant-key tenant_b | the tenant tenant_a, not the tenant tenant_b
                    release --journal J --chat oc_b           | the group chat C, not the group chat oc_b
                    retry J --tenant-key tenant_b             | the tenant tenant_a, not the tenant tenant_b
                    retry J --chat oc_b                       | the group chat C, not the group chat oc_b
                    retry J --tenant-key tenant_b --chat oc_b | the tenant tenant_a, not the tenant tenant_b; and for \
                    the group chat C, not the group chat oc_b
                    """)
    void journalOfAnotherTenantOrChatIsRejected(String line, String difference) throws IOException {
        pin("ou_a", "--for", "1s", "--chat", CHAT, "--journal", journal());
        now = now.plus(Duration.ofHours(1));
        byte[] before = Files.readAllBytes(Path.of(journal()));
        simulator.journal().clear();
        Cli cli = storeApp();
        List<String> args = new ArrayList<>(List.of(line.replaceAll("\\bJ\\b", journal())
                .replaceAll("\\bC\\b", CHAT)
                .split(" ")));
        args.addAll(List.of("--base-url", url()));

        assertThat(run(cli, args.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("was started for " + difference.replaceAll("\\bC\\b", CHAT));
        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(Path.of(journal())).hasBinaryContent(before);
    }

    @Test
    void journalOfASelfBuiltAppIsRejectedInATenant() {
        String app = simulator.storeApp().credentials().appId();
        run(Cli.at(server).environment("FEEDPIN_APP_ID", app), "pin", "ou_a", "--journal", journal());
        Cli cli = storeApp();

        assertThat(run(cli, "retry", journal(), "--tenant-key", "tenant_a")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("was started for a self-built app, not the tenant tenant_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpin --journal J", "release --journal J", "retry J"})
    void whenTheTicketIsMissingNothingIsSent(String line) {
        pin("ou_a", "--for", "1s", "--journal", journal());
        now = now.plus(Duration.ofHours(1));
        simulator.journal().clear();
        Cli cli = storeApp().environment("FEEDPIN_APP_TICKET", "");

        assertThat(run(cli, line.replace("J", journal()).split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("FEEDPIN_APP_TICKET is not set; a tenant key needs the app ticket");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenTheTicketIsRejectedWaitEndsAndThePinStaysDue() {
        pin("ou_a", "--for", "1h", "--journal", journal());
        now = now.plus(Duration.ofHours(1));
        Cli cli = storeApp();
        simulator.storeApp().revokeTickets();

        assertThat(run(cli, "release", "--wait", "--journal", journal())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(cli.err()).contains("The app ticket is no longer valid");

        assertThat(run(storeApp(), "release", "--journal", journal())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).isEmpty();
    }

    @Test
    void whenTheTenantHasUninstalledTheAppWaitEnds() {
        pin("ou_a", "--for", "1h", "--journal", journal());
        now = now.plus(Duration.ofHours(1));
        simulator.storeApp().tenant(TENANT).uninstall();

        assertThat(run(storeApp(), "release", "--wait", "--journal", journal())).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void retryTakesTenantAndChatFromTheReport() {
        failingPin("--chat", CHAT, "--report", report());

        assertThat(run(storeApp(), "retry", report())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_a", "ou_z");
        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers(CARD)).containsExactlyInAnyOrder("ou_a", "ou_z");
        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).isEmpty();
    }

    @Test
    void retryTakesTenantAndChatFromTheJournal() {
        failingPin("--chat", CHAT, "--journal", journal());

        assertThat(run(storeApp(), "retry", journal())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(called()).containsExactly("ou_a", "ou_z");
        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers(CARD)).containsExactlyInAnyOrder("ou_a", "ou_z");
    }

    @Test
    void retryOfARetryStaysInTheTenant() {
        failingPin("--report", report());
        simulator.faults().on(FaultTrigger.everyCall().forUsers("ou_z"::equals).atMost(4), Fault.error(500, 1, "no"));
        String second = folder.resolve("second.json").toString();
        run(storeApp(), "retry", report(), "--report", second);

        assertThat(run(storeApp(), "retry", second)).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_z");
        assertThat(simulator.pinnedUsers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --tenant-key tenant_b | the tenant tenant_a, not the tenant tenant_b
                    --chat oc_b           | the bot's chat, not the group chat oc_b
                    """)
    void reportOfAnotherTenantOrChatIsRejected(String option, String difference) {
        failingPin("--report", report());
        Cli cli = storeApp();
        String[] words = option.split(" ");

        assertThat(run(cli, "retry", report(), words[0], words[1])).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("the run of the report " + report() + " was started for " + difference);
        assertThat(called()).isEmpty();
    }

    @Test
    void reportWithAnInvalidTenantIsRejected() throws IOException {
        failingPin("--report", report());
        String text = Files.readString(Path.of(report()));
        Files.writeString(Path.of(report()), text.replace("\"tenant_a\"", "\"tenant a\""));
        Cli cli = storeApp();

        assertThat(run(cli, "retry", report())).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains("A tenant key consists of");
        assertThat(called()).isEmpty();
    }

    @Test
    void journalContainsNeitherTicketNorSecret() {
        String ticket = simulator.storeApp().issueTicket().value();
        run(
                storeApp().environment("FEEDPIN_APP_TICKET", ticket),
                "pin",
                "ou_a",
                "--tenant-key",
                "tenant_a",
                "--journal",
                journal(),
                "--base-url",
                url());

        assertThat(Path.of(journal()))
                .content()
                .contains("\"tenantKey\":\"tenant_a\"")
                .doesNotContain(ticket, simulator.storeApp().credentials().appSecret());
    }

    /** Pins in the tenant. */
    private int pin(String... args) {
        List<String> all = new ArrayList<>(List.of("pin", "--tenant-key", "tenant_a", "--base-url", url()));
        all.addAll(List.of(args));
        return run(storeApp(), all.toArray(String[]::new));
    }

    /** Pins two users in the tenant with one call, which fails. */
    private void failingPin(String... options) {
        simulator.faults().on(FaultTrigger.everyCall().forUsers("ou_z"::equals).atMost(4), Fault.error(500, 1, "no"));
        List<String> args = new ArrayList<>(List.of("ou_a", "ou_z"));
        args.addAll(List.of(options));
        pin(args.toArray(String[]::new));
        simulator.journal().clear();
    }

    private int run(Cli cli, String... args) {
        return cli.clock(() -> now).run(args);
    }

    /** Creates a command with the store app's credentials and a new ticket, but without the simulator's URL. */
    private Cli storeApp() {
        StoreApp app = simulator.storeApp().credentials();
        return new Cli()
                .environment("FEEDPIN_APP_ID", app.appId())
                .environment("FEEDPIN_APP_SECRET", app.appSecret())
                .environment(
                        "FEEDPIN_APP_TICKET", simulator.storeApp().issueTicket().value());
    }

    private List<String> called() {
        return simulator.journal().entries().stream()
                .map(JournalEntry::userIds)
                .flatMap(List::stream)
                .toList();
    }

    private String url() {
        return server.baseUrl().toString();
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    private String report() {
        return folder.resolve("report.json").toString();
    }
}
