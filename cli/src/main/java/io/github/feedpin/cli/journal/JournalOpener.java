package io.github.feedpin.cli.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens journals.
 *
 * @param clock the clock for due times
 */
record JournalOpener(InstantSource clock) {

    /** How long users are remembered who are no longer pinned, so that an interrupted run can go on. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /**
     * Opens a file: locks it, removes an incomplete last line, loads and compacts it.
     *
     * @param firstLine the line of the header, written to a file without lines; empty to reject such a file
     */
    Journal open(Path given, byte[] firstLine) throws IOException {
        requireRegular(given);
        Path file = given.toRealPath();
        JournalLock lock = JournalLock.of(file);
        try {
            long length = TornTail.remove(file, firstLine);
            if (length == 0 && firstLine.length > 0) {
                length = begin(file, firstLine);
            }
            Journal journal = load(file, length, lock);
            Compaction compaction = new Compaction(file, length, journal.index());
            if (!compaction.isWorthIt()) {
                return journal;
            }
            compact(compaction);
            return load(file, Files.size(file), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private Journal load(Path file, long length, JournalLock lock) throws IOException {
        PinIndex index = new PinIndex(clock.instant().minus(MEMORY));
        try (JournalReader reader = new JournalReader(file, length)) {
            for (@Nullable JournalRecord next = reader.next(); next != null; next = reader.next()) {
                index.apply(next);
            }
            return new Journal(file, length, reader.header(), index, clock, lock);
        }
    }

    /** Compacts the file. Without space for it, the journal stays as it is, and remains usable. */
    private static void compact(Compaction compaction) {
        try {
            compaction.run();
        } catch (IOException e) {
            // The next command tries it again.
        }
    }

    private static long begin(Path file, byte[] firstLine) {
        try (JournalFile journal = new JournalFile(file)) {
            journal.append(firstLine);
            journal.force();
            Directories.force(file);
            return firstLine.length;
        } catch (IOException e) {
            throw new JournalWriteException(e);
        }
    }

    /** A device may reject everything that is written, as a full disk does. */
    private static void requireRegular(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new JournalException("is a directory");
        }
        if (!Files.isRegularFile(file)) {
            try (FileChannel device = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                device.write(ByteBuffer.wrap(new byte[] {'\n'}));
            } catch (AccessDeniedException e) {
                throw e;
            } catch (IOException e) {
                throw new JournalWriteException(e);
            }
            throw new JournalException("is not a regular file");
        }
    }

    /** Returns the exception for a journal that cannot be opened. */
    static RuntimeException unusable(IOException e) {
        if (e instanceof AccessDeniedException) {
            return new JournalException("cannot be opened: permission denied for " + e.getMessage());
        }
        if (e instanceof NoSuchFileException) {
            return new JournalException("cannot be created: its directory does not exist");
        }
        return new JournalWriteException(e);
    }
}
