package io.github.feedpin.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatorServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants of a store app, and group chats. */
class StoreAppTest {

    private static final TenantKey TENANT = new TenantKey("tenant_a");
    private static final String CHAT = "oc_a0553eda9014c201e6969b478895c230";

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .tenant(TENANT)
            .notInChat(id -> id.startsWith("ou_gone"))
            .unknownChats(id -> id.startsWith("oc_unknown"))
            .chatsWithoutBot(id -> id.startsWith("oc_closed"))
            .build();
    private final SimulatorServer server = simulator.serve();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void idsOfATenantTakeOneTokenOfEachKind() {
        Cli cli = storeApp().input(ids(120));

        assertThat(cli.run("pin", "-", "--tenant-key", "tenant_a")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).hasSize(120);
        assertThat(simulator.pinnedCount()).isZero();
        assertThat(requests())
                .isEqualTo(Map.of(
                        SimulatedEndpoint.STORE_APP_ACCESS_TOKEN, 1L,
                        SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN, 1L,
                        SimulatedEndpoint.SET_TIME_SENSITIVE, 3L));
        assertThat(cli.out()).contains("Pinned 120 of 120 users.");
    }

    @Test
    void unpinInATenantRemovesThePin() {
        storeApp().run("pin", "ou_a", "ou_b", "--tenant-key", "tenant_a");

        assertThat(storeApp().run("unpin", "ou_a", "--tenant-key", "tenant_a")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers()).containsExactly("ou_b");
    }

    @Test
    void whenTheTenantHasNotInstalledTheAppExitCodeIs3AndNoUserIsSent() {
        Path report = folder.resolve("report.json");
        Cli cli = storeApp();

        assertThat(cli.run("pin", "ou_a", "ou_b", "--tenant-key", "tenant_b", "--report", report.toString(), "--quiet"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err().lines())
                .singleElement()
                .asString()
                .startsWith("feedpin: no user was pinned. The tenant has not installed the app, or its key is wrong: ")
                .contains("code 10013")
                .endsWith(". Check --tenant-key, or have the tenant install and enable the app.");
        assertThat(report)
                .content()
                .contains("\"tenantKey\": \"tenant_b\",", "\"notSent\": 2,", "\"applied\": 0,")
                .contains("{\"userId\":\"ou_b\",\"outcome\":\"notSent\",\"code\":10013,");
        assertThat(simulator.journal().calls()).isZero();
    }

    @Test
    void whenTheTenantHasUninstalledTheAppExitCodeIs3() {
        simulator.storeApp().tenant(TENANT).uninstall();
        Cli cli = storeApp();

        assertThat(cli.run("unpin", "ou_a", "--tenant-key", "tenant_a", "--quiet"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err())
                .startsWith("feedpin: no user was unpinned. The tenant has not installed the app,")
                .contains("code 20009");
    }

    @Test
    void whenTheTenantHasDisabledTheAppExitCodeIs3() {
        simulator.storeApp().tenant(TENANT).stop();
        Cli cli = storeApp();

        assertThat(cli.run("pin", "ou_a", "--tenant-key", "tenant_a")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err()).contains("code 99991662", "Enable the app, and install it in the tenant.");
    }

    @Test
    void whenTheTicketIsDeadExitCodeIs3AfterOneRequestToResendIt() {
        Cli cli = storeApp();
        simulator.storeApp().revokeTickets();

        assertThat(cli.run("pin", "ou_a", "ou_b", "--tenant-key", "tenant_a", "--quiet"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err().lines())
                .singleElement()
                .asString()
                .startsWith("feedpin: no user was pinned. The app ticket is no longer valid: ")
                .contains("code 10012", "Set FEEDPIN_APP_TICKET to the ticket that the platform pushed last");
        assertThat(requests())
                .isEqualTo(
                        Map.of(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN, 1L, SimulatedEndpoint.RESEND_APP_TICKET, 1L));
    }

    @Test
    void whenTheChatDoesNotExistEachUserIsRejected() {
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", "ou_b", "--chat", "oc_unknown")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out()).contains("code 230001");
    }

    @Test
    void whenTheTenantKeyIsForgottenTheErrorSaysSo() {
        Cli cli = storeApp();

        assertThat(cli.run("pin", "ou_a", "--quiet")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err()).contains("FEEDPIN_APP_TICKET is set: a store app needs --tenant-key as well.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void whenTheTicketIsMissingExitCodeIs2(String ticket) {
        Cli cli = storeApp().environment("FEEDPIN_APP_TICKET", ticket);

        assertThat(cli.run("pin", "ou_a", "--tenant-key", "tenant_a")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err())
                .startsWith("feedpin pin: the environment variable FEEDPIN_APP_TICKET is not set; a tenant key needs");
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void whenTheTicketIsMalformedItIsNotPrinted() {
        Cli cli = storeApp().environment("FEEDPIN_APP_TICKET", "top secret");

        assertThat(cli.run("pin", "ou_a", "--tenant-key", "tenant_a")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err())
                .contains("The app ticket contains whitespace or a control character; see FEEDPIN_APP_TICKET")
                .doesNotContain("top");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --tenant-key tenant_a --user-id-type user_id | --user-id-type user_id cannot be combined with \
                    --tenant-key
                    --tenant-key=                                | --tenant-key is invalid: A tenant key consists of
                    --chat bot_time_sentive                      | --chat is not the id of a group chat: A chat id \
                    starts with oc_; omit it to pin the bot's chat
                    --chat ou_a                                  | --chat is not the id of a group chat
                    --chat oc_                                   | --chat is not the id of a group chat
                    --chat=                                      | --chat is not the id of a group chat
                    """)
    void invalidTenantOrChatIsReportedBeforeAnythingIsSent(String options, String sentence) {
        Cli cli = storeApp();

        assertThat(cli.run(("pin ou_a " + options).split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err().lines()).hasSize(2);
        assertThat(cli.err()).startsWith("feedpin pin: ").contains(sentence);
        assertThat(simulator.journal().entries()).isEmpty();
    }

    @Test
    void chatIsPinnedForItsMembers() {
        Path report = folder.resolve("report.json");
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", "ou_gone", "--chat", CHAT, "--report", report.toString()))
                .isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(simulator.pinnedUsers(FeedCard.groupChat(CHAT))).containsExactly("ou_a");
        assertThat(simulator.pinnedCount()).isZero();
        assertThat(report)
                .content()
                .contains("\"chatId\": \"" + CHAT + "\",\n  \"outcomes\": [", "\"userId\":\"ou_gone\"")
                .doesNotContain("tenantKey");
    }

    @Test
    void chatIsUnpinnedInATenant() {
        storeApp().run("pin", "ou_a", "ou_b", "--tenant-key", "tenant_a", "--chat", CHAT);

        assertThat(storeApp().run("unpin", "ou_a", "--tenant-key", "tenant_a", "--chat", CHAT))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.storeApp().tenant(TENANT).pinnedUsers(FeedCard.groupChat(CHAT)))
                .containsExactly("ou_b");
    }

    @Test
    void whenTheBotIsNotInTheChatExitCodeIs3WithAdvice() {
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", "ou_b", "--chat", "oc_closed_to_bots", "--quiet"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err().lines())
                .singleElement()
                .asString()
                .startsWith("feedpin: no user was pinned. The bot is not in the group chat: ")
                .contains("code 230027")
                .endsWith(". Check --chat, or add the bot to the chat, and run the command again.")
                .doesNotContain("oc_closed_to_bots");
        assertThat(simulator.journal().calls()).isEqualTo(1);
    }

    /** Creates a command with the store app's credentials and a new ticket. */
    private Cli storeApp() {
        StoreApp app = simulator.storeApp().credentials();
        return Cli.at(server)
                .environment("FEEDPIN_APP_ID", app.appId())
                .environment("FEEDPIN_APP_SECRET", app.appSecret())
                .environment(
                        "FEEDPIN_APP_TICKET", simulator.storeApp().issueTicket().value());
    }

    private Map<SimulatedEndpoint, Long> requests() {
        return simulator.journal().entries().stream().collect(groupingBy(JournalEntry::endpoint, counting()));
    }

    private static String ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n"));
    }
}
