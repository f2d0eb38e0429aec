package io.github.feedpin.cli.ids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Detects changes of a file while it is being read: a file that is truncated, growing or replaced has unread ids, and
 * its last line may be incomplete. Not thread-safe.
 */
final class FileChangeDetector {

    private static final int BUFFER_SIZE = 1 << 16;

    private final FileChannel channel;
    private final long start;
    private final long end;
    private final @Nullable Path path;
    private final @Nullable BasicFileAttributes before;

    /**
     * Records the state of an open file.
     *
     * @param path the path of the file; null if it is not known
     * @throws IOException if the channel has no size
     */
    FileChangeDetector(FileChannel channel, @Nullable Path path) throws IOException {
        this.channel = channel;
        this.path = path;
        this.before = path == null ? null : attributes(path);
        this.start = channel.position();
        this.end = channel.size();
    }

    /** Returns the number of bytes to be read. */
    long size() {
        return end - start;
    }

    /**
     * @throws IOException if the content is not UTF-8 text; the message continues after the name of the file and a
     *     colon
     */
    void checkText() throws IOException {
        Utf8Check check = new Utf8Check();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        long position = start;
        while (position < end && channel.read(buffer.clear(), position) > 0) {
            check.accept(buffer.array(), buffer.position());
            position += buffer.position();
        }
        check.end();
    }

    /** @throws IOException if the file has changed since it was opened; {@code bytesRead} were read up to its end */
    void verify(long bytesRead) throws IOException {
        long now = channel.size();
        if (now < end || bytesRead < size()) {
            throw new IOException(
                    "the file was truncated while it was being read, from " + end + " to " + now + " bytes");
        }
        if (now > end || bytesRead > size()) {
            throw new IOException("the file grew while it was being read, from " + end + " to " + now + " bytes");
        }
        if (path != null && before != null) {
            verify(path, before);
        }
    }

    /** A deleted file has been read completely. */
    private static void verify(Path path, BasicFileAttributes before) throws IOException {
        BasicFileAttributes after;
        try {
            after = attributes(path);
        } catch (NoSuchFileException e) {
            return;
        }
        if (!Objects.equals(before.fileKey(), after.fileKey())) {
            throw new IOException("the file was replaced while it was being read");
        }
        if (!before.lastModifiedTime().equals(after.lastModifiedTime())) {
            throw new IOException("the file was modified while it was being read");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
