package io.github.feedpin.cli.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * File of a journal, opened to append. Detects that the file was renamed, replaced, truncated or written by another
 * program, for instance by the rotation of logs. Not a channel, which an interrupt would close.
 */
final class JournalFile implements JournalSink {

    private final Path path;
    private final FileOutputStream out;
    private final @Nullable Object key;
    private long length;

    /** Opens an existing file. */
    JournalFile(Path path) throws IOException {
        this.path = path;
        this.out = new FileOutputStream(path.toFile(), true);
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        this.key = attributes.fileKey();
        this.length = attributes.size();
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        out.write(bytes);
        length += bytes.length;
        verify();
    }

    @Override
    public void force() throws IOException {
        verify();
        out.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void verify() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            throw new IOException("the file was removed or renamed during the run");
        }
        if (!Objects.equals(key, now.fileKey())) {
            throw new IOException("the file was replaced during the run");
        }
        if (now.size() != length) {
            throw new IOException("the file was changed by another program during the run: it has " + now.size()
                    + " bytes instead of " + length);
        }
    }
}
