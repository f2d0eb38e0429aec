package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Journal that is open and locked. Its state is that at the time of opening; the records of a run show when it is
 * opened again. Messages of exceptions are the end of a sentence that begins with the name of the journal.
 */
public final class Journal implements Closeable {

    /** Longer than the beginning of the header with a byte order mark. */
    private static final int START = 64;

    private final Path file;
    private final long length;
    private final RunTarget target;
    private final PinIndex index;
    private final InstantSource clock;
    private final JournalLock lock;

    Journal(Path file, long length, RunTarget target, PinIndex index, InstantSource clock, JournalLock lock) {
        this.file = file;
        this.length = length;
        this.target = target;
        this.index = index;
        this.clock = clock;
        this.lock = lock;
    }

    /** Returns whether a file begins as a journal does. */
    public static boolean isJournal(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(START), StandardCharsets.ISO_8859_1);
            return start.contains(JournalFormat.START);
        }
    }

    /**
     * Opens a journal, or creates it.
     *
     * @param target what the run refers to
     * @throws JournalException if the file is not a journal, is damaged, or was started for something else
     * @throws JournalBusyException if it is in use
     * @throws JournalWriteException if it cannot be written
     */
    public static Journal openOrCreate(Path file, RunTarget target, InstantSource clock) {
        try {
            if (Files.notExists(file)) {
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                        .close();
            }
            byte[] firstLine = JournalFormat.line(target);
            Journal journal = new JournalOpener(clock).open(file, firstLine);
            String differences = journal.target.differences(target);
            if (!differences.isEmpty()) {
                journal.close();
                throw new JournalException("was started for " + differences);
            }
            return journal;
        } catch (IOException e) {
            throw JournalOpener.unusable(e);
        }
    }

    /**
     * Opens an existing journal.
     *
     * @throws JournalException if the file does not exist, is not a journal, or is damaged
     * @throws JournalBusyException if it is in use
     * @throws JournalWriteException if it cannot be written
     */
    public static Journal open(Path file, InstantSource clock) {
        try {
            if (Files.notExists(file)) {
                throw new JournalException("does not exist");
            }
            return new JournalOpener(clock).open(file, new byte[0]);
        } catch (IOException e) {
            throw JournalOpener.unusable(e);
        }
    }

    /** Returns what all records refer to. */
    public RunTarget target() {
        return target;
    }

    /** Returns the number of users that count as pinned. */
    public long pinnedCount() {
        return index.count(UserState::isPinned);
    }

    /** Returns the users that count as pinned. */
    public IdSource pinned() {
        return ids(UserState::isPinned);
    }

    /** Returns the users whose pins are due to be released at {@code now}. */
    public IdSource due(Instant now) {
        return ids(state -> index.isDue(state, now));
    }

    /** Returns the number of users whose release the platform rejected. */
    public long releaseRejectedCount() {
        return index.count(UserState::isReleaseRejected);
    }

    /** Returns when the next pin is due to be released; empty if none has an end. */
    public Optional<Instant> nextDueTime() {
        return index.nextDueTime();
    }

    /** Returns the users whose last attempt, of this action, is worth a retry. */
    public IdSource retryable(PinAction action) {
        return ids(state -> state.isRetryable(action));
    }

    /** Returns the action of the latest run; empty if there was none. */
    public Optional<PinAction> latestAction() {
        return index.latestRun().map(Run::action);
    }

    /** Returns how long the pins of the latest run that pinned last; empty if they have no end. */
    public Optional<Duration> latestDuration() {
        return index.latestDuration();
    }

    /** Returns whether {@code other} is the file of this journal. */
    public boolean isIn(Path other) throws IOException {
        return Files.exists(other) && Files.isSameFile(file, other);
    }

    /**
     * Starts to record a run. One run at a time.
     *
     * @param duration how long its pins last; null for pins without an end, and for unpins
     * @throws JournalWriteException if the file cannot be opened
     */
    public JournalRecorder start(PinAction action, @Nullable Duration duration) {
        Run run = new Run(action, clock.instant().truncatedTo(ChronoUnit.MILLIS), duration);
        try {
            return new JournalRecorder(run, index, new JournalWriter(new JournalFile(file)), clock);
        } catch (IOException e) {
            throw new JournalWriteException(e);
        }
    }

    /** Unlocks the journal. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    PinIndex index() {
        return index;
    }

    private IdSource ids(Predicate<UserState> filter) {
        return new JournalIds(file, length, index, filter);
    }
}
