package io.github.feedpin.cli.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder that hold reports which are not ready. Each is locked by the process that writes it, and locks
 * end with their process: so a draft without a lock belongs to a process that was killed.
 *
 * @param folder the folder
 */
record Drafts(Path folder) {

    private static final String PREFIX = ".feedpin-";
    private static final String SUFFIX = ".part";

    /** What a file system may still take from its cache of names, but not as content when it is full. */
    private static final int PROBE_SIZE = 1 << 16;

    /** A draft under its name. */
    record Draft(Path file, FileChannel channel) {}

    /**
     * A new, empty draft to be written and read, which has no name as soon as the system allows: it ends with the
     * channel, or with the process.
     *
     * @throws IOException when nothing can be written to the folder, saying why
     */
    FileChannel openUnnamed() throws IOException {
        FileChannel channel = open(
                newName(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        lock(channel);
        try {
            probe(channel);
        } catch (IOException e) {
            channel.close();
            throw notWritable(e);
        }
        return channel;
    }

    /**
     * A new, empty draft to be written, closed and renamed.
     *
     * @throws IOException when nothing can be written to the folder, saying why
     */
    Draft openNamed() throws IOException {
        while (true) {
            Path file = newName();
            FileChannel channel = open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(channel);
            // Unless another process, before the lock, took it for one that was left behind.
            if (Files.exists(file)) {
                return new Draft(file, channel);
            }
            channel.close();
        }
    }

    /** Deletes the drafts of processes that were killed. What cannot be deleted, or be told from one in use, stays. */
    void deleteAbandoned() {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path draft : drafts) {
                if (Files.isRegularFile(draft, LinkOption.NOFOLLOW_LINKS)) {
                    deleteUnlessLocked(draft);
                }
            }
        } catch (IOException e) {
            // They do no harm.
        }
    }

    private void deleteUnlessLocked(Path draft) {
        try (FileChannel channel = open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.delete(draft);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // It is in use, or not ours.
        }
    }

    private IOException notWritable(IOException failure) {
        String reason = Files.isDirectory(folder) ? reason(failure) : "it is gone";
        return new IOException("nothing can be written to the folder " + folder + ": " + reason, failure);
    }

    /** Why it failed, without the file's name, which tells nothing. */
    private static String reason(IOException failure) {
        @Nullable
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        if (reason != null) {
            return reason;
        }
        return failure instanceof AccessDeniedException ? "permission denied" : "it takes no new files";
    }

    private Path newName() {
        return folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }

    private FileChannel open(Path file, OpenOption... options) throws IOException {
        try {
            return FileChannel.open(file, Set.of(options));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Where there are no locks, nothing can be told to be abandoned either. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // Goes on without.
        }
    }

    private static void probe(FileChannel channel) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(PROBE_SIZE);
        while (zeros.hasRemaining()) {
            channel.write(zeros);
        }
        channel.truncate(0);
    }
}
