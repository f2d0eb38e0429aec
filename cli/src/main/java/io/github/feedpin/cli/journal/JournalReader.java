package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.scope.RunTarget;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the complete lines of a journal, in constant memory. Accepts a byte order mark and carriage returns, which
 * editors add. Not thread-safe.
 */
final class JournalReader implements Closeable {

    /** Longer than a call of 50 users with ids of maximum length, all of whose characters are escaped. */
    private static final int MAX_LINE = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final Line line = new Line();
    private final RunTarget header;
    private long remaining;
    private long number;
    private int position;
    private int end;

    /**
     * Opens a journal and reads its header.
     *
     * @param length the number of bytes to read, up to the end of a line
     * @throws JournalException if the first line is not a header that this version supports
     */
    JournalReader(Path file, long length) throws IOException {
        this.in = Files.newInputStream(file);
        this.remaining = length;
        try {
            @Nullable RunTarget first = next(JournalFormat::header);
            if (first == null) {
                throw new JournalException("is not a journal of feedpin: it is empty");
            }
            this.header = first;
        } catch (JournalException | IOException e) {
            in.close();
            throw e;
        }
    }

    RunTarget header() {
        return header;
    }

    /**
     * Returns the next record; null at the end.
     *
     * @throws JournalException if a line is not a record
     */
    @Nullable
    JournalRecord next() throws IOException {
        return next(JournalFormat::entry);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private <T> @Nullable T next(Function<Map<String, Object>, T> parser) throws IOException {
        if (!readLine()) {
            return null;
        }
        try {
            return parser.apply(line.parse(number == 1));
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    number == 1
                            ? "is not a journal of feedpin: " + e.getMessage()
                            : "is damaged: line " + number + " is not a record: " + e.getMessage());
        }
    }

    /** Reads the next line, without its line break; returns false at the end. Longer lines are truncated. */
    private boolean readLine() throws IOException {
        line.reset();
        while (position < end || refill()) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, Math.min(position - from, MAX_LINE - line.size()));
            if (position < end) {
                position++;
                number++;
                return true;
            }
        }
        return false;
    }

    private boolean refill() throws IOException {
        if (remaining == 0) {
            return false;
        }
        position = 0;
        end = Math.max(0, in.read(buffer, 0, (int) Math.min(buffer.length, remaining)));
        if (end == 0) {
            throw new IOException("the file became shorter while it was being read");
        }
        remaining -= end;
        return true;
    }

    /** The bytes of one line. */
    private static final class Line extends ByteArrayOutputStream {

        Map<String, Object> parse(boolean first) {
            int from = first && startsWithByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
            int to = count > from && buf[count - 1] == '\r' ? count - 1 : count;
            return JsonLine.read(buf, from, to - from);
        }

        private boolean startsWithByteOrderMark() {
            return count >= 3
                    && buf[0] == BYTE_ORDER_MARK[0]
                    && buf[1] == BYTE_ORDER_MARK[1]
                    && buf[2] == BYTE_ORDER_MARK[2];
        }
    }
}
