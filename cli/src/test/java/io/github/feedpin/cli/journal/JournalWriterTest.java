package io.github.feedpin.cli.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Run RUN = new Run(PinAction.PIN, NOON, null);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder = Path.of("");

    /** Keeps what is appended; blocks and fails on request. */
    private static final class FakeSink implements JournalSink {

        private final List<String> events = new ArrayList<>();
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean blocked;
        private volatile @Nullable IOException appendFailure;
        private volatile @Nullable IOException forceFailure;

        @Override
        public void append(byte[] bytes) throws IOException {
            await();
            if (appendFailure != null) {
                throw appendFailure;
            }
            events.add(new String(bytes, UTF_8));
        }

        @Override
        public void force() throws IOException {
            if (forceFailure != null) {
                throw forceFailure;
            }
            events.add("force");
        }

        @Override
        public void close() {
            events.add("close");
        }

        private void await() throws IOException {
            try {
                if (blocked && !released.await(10, TimeUnit.SECONDS)) {
                    throw new IOException("not released");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static Outcome applied(String userId) {
        return new Outcome(1L, PinAction.PIN, Result.APPLIED, null, null, null, List.of(userId));
    }

    @Test
    void recordsThatArriveDuringAWriteAreForcedTogether() throws Exception {
        FakeSink sink = new FakeSink();
        sink.blocked = true;
        JournalWriter writer = new JournalWriter(sink);
        CompletableFuture<Void> first = writer.append(RUN, true);
        List<CompletableFuture<Void>> others = new ArrayList<>();
        CompletableFuture<Void> started = new CompletableFuture<>();
        IntStream.range(0, 100).forEach(i -> others.add(writer.append(RUN, true)));
        started.complete(null);
        sink.released.countDown();

        first.get(10, TimeUnit.SECONDS);
        CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        writer.close();

        assertThat(sink.events.stream().filter("force"::equals).count()).isLessThanOrEqualTo(3);
        assertThat(String.join("", sink.events).split("\"run\"")).hasSize(102);
        assertThat(sink.events).last().isEqualTo("close");
    }

    @Test
    void outcomesThatDifferInTheirUsersOnlyShareALine() {
        FakeSink sink = new FakeSink();
        sink.blocked = true;
        JournalWriter writer = new JournalWriter(sink);
        writer.append(RUN);
        writer.append(applied("ou_a"));
        writer.append(applied("ou_b"));
        writer.append(new Outcome(2L, PinAction.PIN, Result.APPLIED, null, null, null, List.of("ou_c")));
        writer.append(RUN);
        writer.append(applied("ou_d"));
        sink.released.countDown();
        writer.close();

        String written = String.join("", sink.events);
        assertThat(written).contains("[\"ou_c\"]").contains("[\"ou_d\"]");
        assertThat(written.indexOf("ou_a")).isLessThan(written.indexOf("ou_c"));
    }

    @Test
    void afterTheFirstFailureNothingIsWritten() {
        FakeSink sink = new FakeSink();
        JournalWriter writer = new JournalWriter(sink);
        sink.appendFailure = new IOException("No space left on device");
        CompletableFuture<Void> failed = writer.append(RUN, true);
        assertThatThrownBy(() -> failed.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("No space left on device");
        sink.appendFailure = null;

        CompletableFuture<Void> later = writer.append(RUN, true);
        assertThatThrownBy(() -> later.get(10, TimeUnit.SECONDS)).hasRootCauseMessage("No space left on device");
        writer.failed().block(SOON);
        writer.close();

        assertThat(sink.events).containsExactly("close");
        assertThat(writer.failure()).get().extracting(IOException::getMessage).isEqualTo("No space left on device");
    }

    @Test
    void recordsThatNeedNotBeForcedAreForcedAtTheEnd() throws Exception {
        FakeSink sink = new FakeSink();
        JournalWriter writer = new JournalWriter(sink);
        writer.append(RUN, false).get(10, TimeUnit.SECONDS);
        assertThat(sink.events).doesNotContain("force");

        writer.close();

        assertThat(sink.events).endsWith("force", "close");
    }

    @Test
    void failureThatShowsWhenForcedFailsTheRecord() {
        FakeSink sink = new FakeSink();
        sink.forceFailure = new IOException("Input/output error");
        JournalWriter writer = new JournalWriter(sink);

        assertThatThrownBy(() -> writer.append(RUN, true).get(10, TimeUnit.SECONDS))
                .hasRootCauseMessage("Input/output error");
        writer.close();
    }

    @Test
    void callThatCannotBeRecordedFailsAsNotSent() {
        FakeSink sink = new FakeSink();
        sink.appendFailure = new IOException("No space left on device");
        JournalRecorder recorder = recorder(sink);

        assertThatThrownBy(() -> recorder.recordIntent(request("ou_a")).block(SOON))
                .isInstanceOf(UnreachableException.class)
                .hasMessage("The call was not sent, since the journal could not be written: No space left on device");
        recorder.failed().block(SOON);
        recorder.close();
    }

    @Test
    void anotherAttemptOfTheSameCallIsNotRecordedAgain() {
        FakeSink sink = new FakeSink();
        JournalRecorder recorder = recorder(sink);

        recorder.recordIntent(request("ou_a", "ou_b")).block(SOON);
        recorder.recordIntent(request("ou_a", "ou_b")).block(SOON);
        recorder.recordIntent(request("ou_b")).block(SOON);
        recorder.close();

        assertThat(String.join("", sink.events)).containsOnlyOnce("\"call\"");
    }

    @Test
    void cancellingDuringAWriteLeavesTheJournalIntact() throws Exception {
        Path file = Files.createFile(folder.resolve("journal"));
        JournalWriter writer = new JournalWriter(new JournalFile(file));
        JournalRecorder recorder = new JournalRecorder(RUN, new PinIndex(NOON), writer, InstantSource.fixed(NOON));
        for (int i = 0; i < 100; i++) {
            recorder.recordIntent(request("ou_" + i)).subscribe().dispose();
        }
        Thread.currentThread().interrupt();
        assertThat(Thread.interrupted()).isTrue();
        recorder.recordIntent(request("ou_last")).block(SOON);
        recorder.onOutcome(new Applied("ou_last"));
        recorder.close();

        assertThat(recorder.failure()).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(103).last().asString().contains("\"call\":101");
    }

    @Test
    void renamedFileIsDetected() throws IOException {
        Path file = Files.createFile(folder.resolve("journal"));
        JournalFile journal = new JournalFile(file);
        journal.append("one\n".getBytes(UTF_8));
        journal.force();

        Files.move(file, folder.resolve("journal.1"));

        assertThatThrownBy(journal::force).hasMessage("the file was removed or renamed during the run");
        Files.writeString(file, "one\n");
        assertThatThrownBy(journal::force).hasMessage("the file was replaced during the run");
        journal.close();
    }

    @Test
    void truncatedFileIsDetectedAndHasNoZeros() throws IOException {
        Path file = Files.createFile(folder.resolve("journal"));
        JournalFile journal = new JournalFile(file);
        journal.append("one\n".getBytes(UTF_8));
        Files.write(file, new byte[0]);

        assertThatThrownBy(() -> journal.append("two\n".getBytes(UTF_8)))
                .hasMessage("the file was changed by another program during the run: it has 4 bytes instead of 8");
        assertThat(file).hasContent("two\n");
        journal.close();
    }

    private static JournalRecorder recorder(JournalSink sink) {
        return new JournalRecorder(RUN, new PinIndex(NOON), new JournalWriter(sink), InstantSource.fixed(NOON));
    }

    private static TimeSensitiveRequest request(String... users) {
        return TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(users));
    }
}
