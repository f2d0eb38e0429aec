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
 * Sees whether a file is still what it was when its reading began: a file that is cut, goes on growing or is replaced
 * meanwhile has ids that were not read, and its last line may be half an id. For one reading thread.
 */
final class FileWatch {

    private static final int BUFFER_SIZE = 1 << 16;

    private final FileChannel channel;
    private final long start;
    private final long end;
    private final @Nullable Path path;
    private final @Nullable BasicFileAttributes before;

    /**
     * Begins to watch an open file.
     *
     * @param path where it lies; null when that is not known
     * @throws IOException when it is no file that has a size
     */
    FileWatch(FileChannel channel, @Nullable Path path) throws IOException {
        this.channel = channel;
        this.path = path;
        this.before = path == null ? null : attributes(path);
        this.start = channel.position();
        this.end = channel.size();
    }

    /** How many bytes there were to be read. */
    long size() {
        return end - start;
    }

    /**
     * @throws IOException when what there is to be read is no UTF-8 text, in words that follow the file's name and a
     *     colon
     */
    void checkText() throws IOException {
        TextCheck check = new TextCheck();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        long position = start;
        while (position < end && channel.read(buffer.clear(), position) > 0) {
            check.accept(buffer.array(), buffer.position());
            position += buffer.position();
        }
        check.end();
    }

    /**
     * @throws IOException when the file has changed, now that this many bytes were read to its end; likewise in words
     */
    void verify(long bytesRead) throws IOException {
        long now = channel.size();
        if (now < end || bytesRead < size()) {
            throw new IOException("the file was cut while it was read, from " + end + " to " + now + " bytes");
        }
        if (now > end || bytesRead > size()) {
            throw new IOException("the file grew while it was read, from " + end + " to " + now + " bytes");
        }
        if (path != null && before != null) {
            verify(path, before);
        }
    }

    /** A file that has been removed has been read as a whole all the same. */
    private static void verify(Path path, BasicFileAttributes before) throws IOException {
        BasicFileAttributes after;
        try {
            after = attributes(path);
        } catch (NoSuchFileException e) {
            return;
        }
        if (!Objects.equals(before.fileKey(), after.fileKey())) {
            throw new IOException("the file was replaced by another while it was read");
        }
        if (!before.lastModifiedTime().equals(after.lastModifiedTime())) {
            throw new IOException("the file was changed while it was read");
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
