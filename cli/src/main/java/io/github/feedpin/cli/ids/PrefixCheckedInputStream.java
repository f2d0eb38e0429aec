package io.github.feedpin.cli.ids;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Input stream of ids that checks its prefix before returning any of it: the input available at the first read, up to
 * the end of a line or a megabyte. Not thread-safe.
 */
final class PrefixCheckedInputStream extends InputStream {

    private static final int MAX_PREFIX = 1 << 20;

    private final InputStream in;
    private final IdCheck check;
    private @Nullable ByteArrayInputStream start;

    PrefixCheckedInputStream(InputStream in, IdCheck check) {
        this.in = in;
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        return source().read();
    }

    /** @throws InvalidIdListException on the first read, if the prefix is not a list of ids */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return source().read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Returns the stream to read from next. */
    private InputStream source() throws IOException {
        if (start == null) {
            byte[] bytes = arrived();
            check.requireIds(new ByteArrayInputStream(bytes, 0, wholeLines(bytes)));
            start = new ByteArrayInputStream(bytes);
        }
        return start.available() > 0 ? start : in;
    }

    /** Waits for one line and reads the input that is available with it. A later failure is left to the next read. */
    private byte[] arrived() throws IOException {
        byte[] start = new byte[MAX_PREFIX];
        int length = 0;
        int read = in.read(start, 0, MAX_PREFIX);
        try {
            while (read > 0) {
                length += read;
                boolean enough = length == MAX_PREFIX || start[length - 1] == '\n' && !moreHasArrived();
                read = enough ? -1 : in.read(start, length, MAX_PREFIX - length);
            }
        } catch (IOException e) {
            // The input read so far is used.
        }
        return Arrays.copyOf(start, length);
    }

    private boolean moreHasArrived() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            // The channel of a pipe does not support it.
            return false;
        }
    }

    /** Returns the length of the complete lines: in a longer stream, the last line may continue. */
    private static int wholeLines(byte[] start) {
        int length = start.length;
        if (length < MAX_PREFIX) {
            return length;
        }
        while (length > 0 && start[length - 1] != '\n') {
            length--;
        }
        return length;
    }
}
