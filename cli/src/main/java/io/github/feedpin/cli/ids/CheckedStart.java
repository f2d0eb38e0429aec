package io.github.feedpin.cli.ids;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream of ids of which the start is checked before any of it is handed out: what has arrived by the first read, up
 * to the end of a line or a megabyte. For one reading thread.
 */
final class CheckedStart extends InputStream {

    private static final int LONGEST_START = 1 << 20;

    private final InputStream in;
    private final IdCheck check;
    private @Nullable ByteArrayInputStream start;

    CheckedStart(InputStream in, IdCheck check) {
        this.in = in;
        this.check = check;
    }

    @Override
    public int read() throws IOException {
        return source().read();
    }

    /** @throws MistakenIdsException the first time, when there is something else than ids */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return source().read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Where to read on. The stream itself stays open at its end, since what is behind it is still to be asked. */
    private InputStream source() throws IOException {
        if (start == null) {
            byte[] bytes = arrived();
            check.requireIds(new ByteArrayInputStream(bytes, 0, wholeLines(bytes)));
            start = new ByteArrayInputStream(bytes);
        }
        return start.available() > 0 ? start : in;
    }

    /** Waits for one line, and takes what has arrived with it. A failure behind it is left to the next read. */
    private byte[] arrived() throws IOException {
        byte[] start = new byte[LONGEST_START];
        int length = 0;
        int read = in.read(start, 0, LONGEST_START);
        try {
            while (read > 0) {
                length += read;
                boolean enough = length == LONGEST_START || start[length - 1] == '\n' && !moreHasArrived();
                read = enough ? -1 : in.read(start, length, LONGEST_START - length);
            }
        } catch (IOException e) {
            // What came before it counts.
        }
        return Arrays.copyOf(start, length);
    }

    private boolean moreHasArrived() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            // A channel of a pipe cannot tell.
            return false;
        }
    }

    /** How much of it is to be checked: of a longer stream, the last line may go on. */
    private static int wholeLines(byte[] start) {
        int length = start.length;
        if (length < LONGEST_START) {
            return length;
        }
        while (length > 0 && start[length - 1] != '\n') {
            length--;
        }
        return length;
    }
}
