package io.github.feedpin.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {

    private static final RunTarget TARGET =
            new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, RunScope.BOT_CHAT);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HEADER = "{\"journal\":\"feedpin\",\"version\":1,\"appId\":\"cli_a\","
            + "\"baseUrl\":\"https://open.feishu.cn\",\"userIdType\":\"open_id\"}\n";
    private static final String RECORDS = """
                    {"run":"pin","at":"2026-03-01T10:00:00Z","for":"PT1H"}
                    {"call":1,"action":"pin","at":"2026-03-01T10:00:00Z","until":"2026-03-01T11:00:00Z",\
                    "users":["ou_a","ou_b","ou_ü"]}
                    {"outcome":"applied","action":"pin","call":1,"until":"2026-03-01T11:00:01Z","users":["ou_a"]}
                    {"outcome":"rejected","action":"pin","call":1,"code":0,"message":"gone","users":["ou_b"]}
                    {"outcome":"notSent","action":"pin","reason":"UNREACHABLE","users":["ou_c"]}
                    """;

    @TempDir
    private Path folder = Path.of("");

    private @Nullable Path inMemory;

    private Path file() {
        return folder.resolve("journal");
    }

    private Journal open() {
        return Journal.openOrCreate(file(), TARGET, InstantSource.fixed(NOON));
    }

    private static List<String> ids(io.github.feedpin.cli.ids.IdSource source) {
        return source.ids().collectList().blockOptional().orElse(List.of());
    }

    private void write(String text) throws IOException {
        Files.write(file(), text.getBytes(UTF_8));
    }

    @Test
    void newJournalStartsWithItsHeader() throws IOException {
        open().close();

        assertThat(file()).hasContent(HEADER);
    }

    @Test
    void usersAreRememberedInTheirLastState() throws IOException {
        write(HEADER + RECORDS);

        try (Journal journal = open()) {
            assertThat(ids(journal.pinned())).containsExactly("ou_a", "ou_ü");
            assertThat(journal.pinnedCount()).isEqualTo(2);
            assertThat(journal.latestAction()).contains(PinAction.PIN);
            assertThat(journal.latestDuration()).contains(Duration.ofHours(1));
            assertThat(journal.nextDueTime()).contains(Instant.parse("2026-03-01T11:00:01Z"));
        }
        try (Journal journal = open()) {
            assertThat(ids(journal.retryable(PinAction.PIN))).containsExactly("ou_ü", "ou_c");
        }
    }

    @Test
    void pinIsDueFromItsEndOn() throws IOException {
        write(HEADER + RECORDS);
        Instant end = Instant.parse("2026-03-01T11:00:01Z");

        try (Journal journal = open()) {
            assertThat(journal.due(end.minusMillis(1)).expected().ids()).isZero();
            assertThat(ids(journal.due(end))).containsExactly("ou_a", "ou_ü");
        }
    }

    @Test
    void newerPinReplacesTheEndOfAnOlderOne() throws IOException {
        write(HEADER + RECORDS + """
                        {"call":2,"action":"pin","at":"2026-03-01T10:30:00Z","until":"2026-03-01T18:00:00Z",\
                        "users":["ou_a"]}
                        {"call":3,"action":"pin","at":"2026-03-01T10:30:00Z","users":["ou_ü"]}
                        """);

        try (Journal journal = open()) {
            assertThat(ids(journal.due(NOON))).isEmpty();
            assertThat(journal.nextDueTime()).contains(Instant.parse("2026-03-01T18:00:00Z"));
            assertThat(ids(journal.pinned())).containsExactly("ou_a", "ou_ü");
        }
    }

    @Test
    void unpinEndsAPinAndARejectedReleaseIsNotRepeated() throws IOException {
        write(HEADER + RECORDS + """
                        {"outcome":"applied","action":"unpin","users":["ou_a"]}
                        {"outcome":"rejected","action":"unpin","code":1,"message":"gone","users":["ou_ü"]}
                        """);

        try (Journal journal = open()) {
            assertThat(journal.due(NOON).expected().ids()).isZero();
            assertThat(journal.nextDueTime()).isEmpty();
            assertThat(journal.releaseRejectedCount()).isEqualTo(1);
            assertThat(ids(journal.pinned())).containsExactly("ou_ü");
        }
    }

    @Test
    void failedReleaseStaysDue() throws IOException {
        write(HEADER + RECORDS + """
                        {"call":2,"action":"unpin","at":"2026-03-01T11:30:00Z","users":["ou_a","ou_ü"]}
                        {"outcome":"unknown","action":"unpin","call":2,"users":["ou_a"]}
                        {"outcome":"notSent","action":"unpin","call":2,"reason":"DEADLINE","users":["ou_ü"]}
                        """);

        try (Journal journal = open()) {
            assertThat(ids(journal.due(NOON))).containsExactly("ou_a", "ou_ü");
        }
    }

    @Test
    void tornLastLineIsRemovedAtEveryByteOffset() throws IOException {
        byte[] whole = (HEADER + """
                        {"call":1,"action":"pin","at":"2026-03-01T10:00:00Z","users":["ou_ü","ou_b"]}
                        {"outcome":"applied","action":"pin","call":1,"users":["ou_ü"]}
                        """).getBytes(UTF_8);
        Path file = memory().resolve("journal");
        for (int cut = 1; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));

            resume(file, "ou_x");
            resume(file, "ou_y");

            try (Journal journal = Journal.openOrCreate(file, TARGET, InstantSource.fixed(NOON));
                    JournalRecorder recorder = journal.start(PinAction.PIN, null)) {
                assertThat(recorder.known("ou_x")).as("cut at %s", cut).isPresent();
                assertThat(recorder.known("ou_y")).as("cut at %s", cut).isPresent();
                assertThat(recorder.known("ou_ü").isPresent()).isEqualTo(cut == whole.length);
            }
        }
    }

    /** Returns a directory in memory, where forcing costs nothing; another one if there is none. */
    private Path memory() throws IOException {
        Path shared = Path.of("/dev/shm");
        return Files.isWritable(shared) ? deletedAtTheEnd(Files.createTempDirectory(shared, "feedpin")) : folder;
    }

    private Path deletedAtTheEnd(Path directory) {
        inMemory = directory;
        return directory;
    }

    @AfterEach
    void delete() throws IOException {
        if (inMemory != null) {
            for (String name : List.of("journal", "journal.lock")) {
                Files.deleteIfExists(inMemory.resolve(name));
            }
            Files.delete(inMemory);
        }
    }

    /** Opens the journal and records one applied user, as a run does. */
    private static void resume(Path file, String userId) throws IOException {
        try (Journal journal = Journal.openOrCreate(file, TARGET, InstantSource.fixed(NOON));
                JournalRecorder recorder = journal.start(PinAction.PIN, null)) {
            recorder.recordIntent(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId)))
                    .block(Duration.ofSeconds(10));
            recorder.onOutcome(new Applied(userId));
        }
        assertThat(Files.readAllLines(file).get(0) + "\n").isEqualTo(HEADER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    xxx                                    | it is not valid JSON
                    {"call":1                              | it is not valid JSON
                    []                                     | it is not a JSON object
                    {"call":1} {}                          | there is text after the JSON object
                    {"pin":1}                              | it is not a record that this version of feedpin knows
                    {"run":"pin","at":"x"}                 | it contains an invalid time
                    {"run":"stop","at":"x"}                | it contains an unknown action
                    {"run":"pin","run":"pin"}              | it is not valid JSON
                    {"run":"pin","at":"x","n":1}           | it contains a field that this version of feedpin does not \
                    know
                    {"outcome":"maybe","action":"pin","users":["a"]} | it contains an unknown outcome
                    {"outcome":"applied","action":"pin","users":[]}  | it names no users
                    ''                                     | it is not
                    """)
    void damagedLineIsRejectedWithItsNumber(String line, String problem) throws IOException {
        write(HEADER + "{\"run\":\"pin\",\"at\":\"2026-03-01T10:00:00Z\"}\n" + line + "\n"
                + "{\"run\":\"pin\",\"at\":\"2026-03-01T10:00:00Z\"}\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("is damaged: line 3 is not a record: " + problem);
        assertThatThrownBy(this::open).as("the lock is released").isInstanceOf(JournalException.class);
    }

    @Test
    void zerosOfATruncatedCopyAreRejected() throws IOException {
        write("\0".repeat(100) + "\n" + RECORDS);

        assertThatThrownBy(this::open).hasMessageStartingWith("is not a journal of feedpin: ");
    }

    @Test
    void byteOrderMarkAndCarriageReturnsAreAccepted() throws IOException {
        write("\uFEFF" + (HEADER + RECORDS).replace("\n", "\r\n"));

        try (Journal journal = open()) {
            assertThat(ids(journal.pinned())).containsExactly("ou_a", "ou_ü");
        }
    }

    @Test
    void otherFilesAreRejectedAndKept() throws IOException {
        for (byte[] other : List.of(
                "ou_a".getBytes(UTF_8),
                "ou_a\nou_b\n".getBytes(UTF_8),
                (HEADER + RECORDS).getBytes(UTF_16),
                "{\"submitted\": 1}\n".getBytes(UTF_8))) {
            Files.write(file(), other);

            assertThatThrownBy(this::open)
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("is not a journal of feedpin: ");
            assertThat(Files.readAllBytes(file())).isEqualTo(other);
        }
    }

    @Test
    void journalOfANewerVersionIsRejected() throws IOException {
        for (String header :
                List.of(HEADER.replace("\"version\":1", "\"version\":2"), HEADER.replace("}", ",\"chat\":\"oc_a\"}"))) {
            write(header);

            assertThatThrownBy(this::open).hasMessageContaining("newer version");
        }
    }

    @Test
    void otherTargetIsRejectedWithTheDifferences() throws IOException {
        open().close();
        RunTarget other = new RunTarget("cli_b", BaseUrl.LARK, UserIdType.USER_ID, RunScope.BOT_CHAT);

        assertThatThrownBy(() -> Journal.openOrCreate(file(), other, InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessage("was started for the app cli_a, not cli_b; and for the base URL https://open.feishu.cn, "
                        + "not https://open.larksuite.com; and for the user id type open_id, not user_id");
        open().close();
    }

    @Test
    void headerNamesTenantAndChat() throws IOException {
        RunTarget target = new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, RunScope.of("tenant_a", "oc_a"));

        Journal.openOrCreate(file(), target, InstantSource.fixed(NOON)).close();

        assertThat(file()).hasContent(HEADER.replace("}\n", ",\"tenantKey\":\"tenant_a\",\"chatId\":\"oc_a\"}\n"));
        try (Journal journal = Journal.open(file(), InstantSource.system())) {
            assertThat(journal.target()).isEqualTo(target);
        }
        assertThatThrownBy(this::open)
                .hasMessage("was started for the tenant tenant_a, not a self-built app; "
                        + "and for the group chat oc_a, not the bot's chat");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "tenantKey":"a b"  | A tenant key consists of
                    "tenantKey":""     | A tenant key consists of
                    "tenantKey":5      | 'tenantKey' is not a text
                    "chatId":"ou_a"    | A chat id starts with oc_
                    "chatId":["oc_a"]  | 'chatId' is not a text
                    """)
    void headerWithAnInvalidTenantOrChatIsRejected(String field, String problem) throws IOException {
        write(HEADER.replace("}\n", "," + field + "}\n"));

        assertThatThrownBy(() -> Journal.open(file(), InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("is not a journal of feedpin: " + problem);
    }

    @Test
    void equivalentBaseUrlIsAccepted() throws IOException {
        open().close();
        RunTarget same =
                new RunTarget("cli_a", BaseUrl.of("HTTPS://open.feishu.cn/"), UserIdType.OPEN_ID, RunScope.BOT_CHAT);

        Journal.openOrCreate(file(), same, InstantSource.system()).close();
    }

    @Test
    void secondUseWithinTheProcessIsBusy() throws IOException {
        try (Journal first = open()) {
            assertThat(first.target()).isEqualTo(TARGET);
            assertThatThrownBy(this::open).isInstanceOf(JournalBusyException.class);
            Path link = Files.createSymbolicLink(folder.resolve("link"), file());
            assertThatThrownBy(() -> Journal.open(link, InstantSource.system()))
                    .isInstanceOf(JournalBusyException.class);
        }
        open().close();
        assertThat(folder.resolve("journal.lock")).exists();
    }

    @Test
    void missingJournalAndDirectoriesAreRejected() {
        assertThatThrownBy(() -> Journal.open(file(), InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessage("does not exist");
        assertThatThrownBy(() -> Journal.open(folder, InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessage("is a directory");
        assertThatThrownBy(() -> Journal.openOrCreate(folder.resolve("no/journal"), TARGET, InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("directory does not exist");
    }

    @Test
    void fullDeviceIsAFailureToWrite() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")));
        Path link = Files.createSymbolicLink(file(), Path.of("/dev/full"));

        assertThatThrownBy(() -> Journal.openOrCreate(link, TARGET, InstantSource.system()))
                .isInstanceOf(JournalWriteException.class)
                .hasMessage("cannot be written: No space left on device");
        assertThatThrownBy(() -> Journal.openOrCreate(Path.of("/dev/full"), TARGET, InstantSource.system()))
                .isInstanceOf(JournalWriteException.class);
    }

    @Test
    void deviceThatKeepsNothingIsRejected() {
        assumeTrue(Files.exists(Path.of("/dev/null")));

        assertThatThrownBy(() -> Journal.openOrCreate(Path.of("/dev/null"), TARGET, InstantSource.system()))
                .isInstanceOf(JournalException.class)
                .hasMessage("is not a regular file");
    }

    @Test
    void yearOfDailyRunsIsCompacted() throws IOException {
        write(HEADER);
        for (int day = 0; day < 365; day++) {
            Instant start = NOON.minus(Duration.ofDays(365 - day));
            StringBuilder lines = new StringBuilder("{\"run\":\"pin\",\"at\":\"" + start + "\",\"for\":\"PT2H\"}\n");
            for (int call = 0; call < 3; call++) {
                String users = users(call * 50, call * 50 + 50);
                int number = 2 * (day * 3 + call) + 1;
                lines.append("{\"call\":" + number + ",\"action\":\"pin\",\"at\":\"" + start + "\",\"until\":\""
                        + start.plus(Duration.ofHours(2)) + "\",\"users\":" + users + "}\n");
                lines.append("{\"outcome\":\"applied\",\"action\":\"pin\",\"call\":" + number + ",\"users\":" + users
                        + "}\n");
                if (day < 364 || call < 2) {
                    lines.append("{\"outcome\":\"applied\",\"action\":\"unpin\",\"users\":" + users + "}\n");
                }
            }
            Files.writeString(file(), lines, StandardOpenOption.APPEND);
        }
        long before = Files.size(file());
        List<String> pinned =
                List.of(users(100, 150).replaceAll("[\\[\\]\"]", "").split(","));

        try (Journal journal = open()) {
            assertThat(ids(journal.pinned())).isEqualTo(pinned);
            assertThat(journal.nextDueTime())
                    .contains(NOON.minus(Duration.ofDays(1)).plus(Duration.ofHours(2)));
            assertThat(journal.latestDuration()).contains(Duration.ofHours(2));
        }
        assertThat(Files.size(file())).isLessThan(before / 50);
        assertThat(folder.resolve("journal.new")).doesNotExist();
        try (Journal journal = open();
                JournalRecorder recorder = journal.start(PinAction.UNPIN, null)) {
            assertThat(recorder.known("ou_000000")).as("unpinned within a day").isPresent();
        }
    }

    private static String users(int from, int to) {
        StringBuilder users = new StringBuilder();
        for (int i = from; i < to; i++) {
            users.append(users.isEmpty() ? "[" : ",").append(String.format("\"ou_%06d\"", i));
        }
        return users.append(']').toString();
    }
}
