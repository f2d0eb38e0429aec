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
 * Temporary files of incomplete reports in a directory. Each is locked by the process that writes it; a file without a
 * lock belongs to a process that was killed.
 *
 * @param directory the directory
 */
record TemporaryFiles(Path directory) {

    private static final String PREFIX = ".feedpin-";
    private static final String SUFFIX = ".part";

    /** Larger than what a full file system may still accept. */
    private static final int PROBE_SIZE = 1 << 16;

    /** Temporary file with a path. */
    record TemporaryFile(Path path, FileChannel channel) {}

    /**
     * Opens an empty file for reading and writing that is deleted with the channel or the process.
     *
     * @throws IOException if the directory is not writable
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
     * Opens an empty file to be written, closed and renamed.
     *
     * @throws IOException if the directory is not writable
     */
    TemporaryFile openNamed() throws IOException {
        while (true) {
            Path file = newName();
            FileChannel channel = open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock(channel);
            // Another process may have deleted it as orphaned before it was locked.
            if (Files.exists(file)) {
                return new TemporaryFile(file, channel);
            }
            channel.close();
        }
    }

    /** Deletes the files of processes that were killed. Files that cannot be deleted or may be in use are kept. */
    void deleteOrphaned() {
        try (DirectoryStream<Path> temporaryFiles = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path temporary : temporaryFiles) {
                if (Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
                    deleteUnlessLocked(temporary);
                }
            }
        } catch (IOException e) {
            // Orphaned files do no harm.
        }
    }

    private void deleteUnlessLocked(Path temporary) {
        try (FileChannel channel = open(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.delete(temporary);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // In use, or owned by another user.
        }
    }

    private IOException notWritable(IOException failure) {
        String reason = Files.isDirectory(directory) ? reason(failure) : "it no longer exists";
        return new IOException("the directory " + directory + " is not writable: " + reason, failure);
    }

    /** Returns the reason without the generated file name. */
    private static String reason(IOException failure) {
        @Nullable
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        if (reason != null) {
            return reason;
        }
        return failure instanceof AccessDeniedException ? "permission denied" : "it does not accept new files";
    }

    private Path newName() {
        return directory.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }

    private FileChannel open(Path file, OpenOption... options) throws IOException {
        try {
            return FileChannel.open(file, Set.of(options));
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /** Without file locks, no file is considered orphaned either. */
    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            // Locks are not supported.
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
