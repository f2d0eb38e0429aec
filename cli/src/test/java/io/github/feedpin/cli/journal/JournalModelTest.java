package io.github.feedpin.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random runs that end in a crash at any byte, compared with what the platform did. */
class JournalModelTest {

    private static final RunTarget TARGET =
            new RunTarget("cli_a", BaseUrl.FEISHU, UserIdType.OPEN_ID, RunScope.BOT_CHAT);
    private static final int SEEDS = 150;
    private static final int RUNS = 8;

    private Path folder = Path.of("");
    private Path file = Path.of("");
    private Instant now = Instant.EPOCH;
    private Random random = new Random(0);
    /** The pinned users of the platform, with the earliest time at which each may be released. */
    private final Map<String, Instant> pinned = new HashMap<>();

    @BeforeEach
    void createFolder() throws IOException {
        Path memory = Path.of("/dev/shm");
        folder = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "feedpin")
                : Files.createTempDirectory("feedpin");
        file = folder.resolve("journal");
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder.resolve("journal.lock"));
        Files.delete(folder);
    }

    @Test
    void pinnedUsersAreNeverForgottenAndNeverReleasedEarly() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            random = new Random(seed);
            pinned.clear();
            Files.deleteIfExists(file);
            now = Instant.parse("2026-03-01T00:00:00Z");
            for (int run = 0; run < RUNS; run++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(90)));
                switch (random.nextInt(3)) {
                    case 0 -> release();
                    case 1 -> change(PinAction.UNPIN, null, users());
                    default ->
                        change(
                                PinAction.PIN,
                                random.nextBoolean() ? Duration.ofMinutes(1 + random.nextInt(120)) : null,
                                users());
                }
                assertThat(recorded()).as("seed %s, run %s", seed, run).containsAll(pinned.keySet());
            }
            takeDownAll();
            assertThat(pinned).as("seed %s", seed).isEmpty();
        }
    }

    private Journal open() {
        return Journal.openOrCreate(file, TARGET, () -> now);
    }

    private Set<String> recorded() throws IOException {
        try (Journal journal = open()) {
            return new HashSet<>(ids(journal.pinned()));
        }
    }

    private static List<String> ids(IdSource source) {
        return source.ids().collectList().blockOptional().orElse(List.of());
    }

    private List<String> users() {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            if (random.nextBoolean()) {
                users.add("ou_" + i);
            }
        }
        return users;
    }

    private void release() throws IOException {
        List<String> due;
        try (Journal journal = open()) {
            due = ids(journal.due(now));
        }
        assertThat(due)
                .allSatisfy(id -> assertThat(pinned.getOrDefault(id, Instant.EPOCH))
                        .as(id)
                        .isBeforeOrEqualTo(now));
        change(PinAction.UNPIN, null, due);
    }

    private void takeDownAll() throws IOException {
        try (Journal journal = open();
                JournalRecorder recorder = journal.start(PinAction.UNPIN, null)) {
            for (String id : ids(journal.pinned())) {
                recorder.recordIntent(request(PinAction.UNPIN, List.of(id))).block(Duration.ofSeconds(10));
                pinned.remove(id);
                recorder.onOutcome(new Applied(id));
            }
        }
        assertThat(recorded()).isEmpty();
    }

    /** Executes a run of calls with two users each, which ends at random, and crashes at a random byte. */
    private void change(PinAction action, @Nullable Duration duration, List<String> users) throws IOException {
        long durable;
        try (Journal journal = open();
                JournalRecorder recorder = journal.start(action, duration)) {
            durable = Files.size(file);
            List<String> called = new ArrayList<>();
            for (String id : users) {
                if (recorder.known(id).isEmpty()) {
                    called.add(id);
                } else if (action == PinAction.PIN) {
                    // Known as pinned: a shorter end may apply from now on.
                    pinned.computeIfPresent(id, (key, end) -> min(end, end(duration)));
                }
            }
            int calls = random.nextInt(called.size() / 2 + 2);
            for (int call = 0; call < calls && 2 * call < called.size(); call++) {
                List<String> batch = called.subList(2 * call, Math.min(2 * call + 2, called.size()));
                recorder.recordIntent(request(action, batch)).block(Duration.ofSeconds(10));
                durable = Files.size(file);
                for (String id : batch) {
                    if (action == PinAction.PIN) {
                        // A newer pin replaces the end of one without an outcome, even if it fails.
                        pinned.computeIfPresent(id, (key, end) -> min(end, end(duration)));
                    }
                    process(id, action, duration, recorder);
                }
            }
        }
        long length = Files.size(file);
        if (random.nextBoolean()) {
            try (RandomAccessFile crashed = new RandomAccessFile(file.toFile(), "rw")) {
                crashed.setLength(durable + random.nextInt((int) (length - durable) + 1));
            }
        }
    }

    private void process(String id, PinAction action, @Nullable Duration duration, JournalRecorder recorder) {
        int fate = random.nextInt(6);
        boolean acted = fate < 3 || fate == 3 && random.nextBoolean();
        if (acted && action == PinAction.PIN) {
            pinned.put(id, end(duration));
        } else if (acted) {
            pinned.remove(id);
        }
        @Nullable
        UserOutcome outcome = switch (fate) {
            case 0, 1 -> new Applied(id);
            case 2, 3 -> random.nextBoolean() ? new Unknown(id, new NoResponseException("none", null)) : null;
            case 4 -> new Rejected(id, 1, "no", null);
            default -> new NotSent(id, NotSentReason.UNREACHABLE, "no", null);
        };
        if (outcome != null) {
            recorder.onOutcome(outcome);
        }
    }

    private Instant end(@Nullable Duration duration) {
        return duration == null ? Instant.MAX : now.plus(duration);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static TimeSensitiveRequest request(PinAction action, List<String> users) {
        return new TimeSensitiveRequest(action, UserIdType.OPEN_ID, users);
    }
}
