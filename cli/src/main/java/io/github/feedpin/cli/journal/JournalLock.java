package io.github.feedpin.cli.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lock of the operating system on a file beside a journal. The file is never deleted, since a lock on a deleted file
 * has no effect on others. The lock ends with the process.
 */
final class JournalLock implements Closeable {

    private static final String SUFFIX = ".lock";

    private final FileChannel channel;

    private JournalLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a journal.
     *
     * @throws JournalBusyException if it is locked
     * @throws JournalException if its file system does not support locks
     * @throws IOException if the lock file cannot be created
     */
    static JournalLock of(Path journal) throws IOException {
        FileChannel channel = FileChannel.open(
                journal.resolveSibling(journal.getFileName() + SUFFIX),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null) {
                return new JournalLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Locked by this process.
        } catch (IOException e) {
            channel.close();
            throw new JournalException("cannot be locked, since its file system does not support locks; "
                    + "put it on a local disk (" + e.getMessage() + ")");
        }
        channel.close();
        throw new JournalBusyException();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
