package io.github.feedpin.cli.ids;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids from UTF-8 text, one a line. What is no UTF-8 ends it with an error, before any id of the same piece. Of a
 * line longer than {@value #LONGEST_LINE} bytes, which no id is, only so much is kept, so that a line of any length
 * fits in memory. For one reading thread.
 */
final class IdLines implements Closeable {

    static final int LONGEST_LINE = 4096;

    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final @Nullable FileWatch watch;
    private final TextCheck check = new TextCheck();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LONGEST_LINE);
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong idsRead = new AtomicLong();
    private long linesRead;
    private int position;
    private int end;
    private long received;

    IdLines(InputStream in) {
        this(in, null);
    }

    /** @param watch sees at the end of {@code in} whether its file has changed; null when there is none */
    IdLines(InputStream in, @Nullable FileWatch watch) {
        this.in = in;
        this.watch = watch;
    }

    /** The next id, which may be an invalid one; null at the end. Waits for input. */
    @Nullable
    String next() throws IOException {
        while (readLine()) {
            String id = IdLine.idIn(line.toString(StandardCharsets.UTF_8));
            if (!id.isEmpty()) {
                idsRead.incrementAndGet();
                return id;
            }
        }
        return null;
    }

    /** In which line the last id stood, counted from 1. */
    long line() {
        return linesRead;
    }

    /** How many bytes the lines read so far have. May be asked from any thread. */
    long bytesRead() {
        return bytesRead.get();
    }

    /** How many ids the lines read so far held. May be asked from any thread. */
    long idsRead() {
        return idsRead.get();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Puts the next line into {@code line}, without its end; false when there is none. */
    private boolean readLine() throws IOException {
        line.reset();
        long length = 0;
        boolean ended = false;
        while (!ended && (position < end || refill())) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, Math.min(position - from, LONGEST_LINE - line.size()));
            ended = position < end;
            position += ended ? 1 : 0;
            length += position - from;
        }
        bytesRead.addAndGet(length);
        linesRead++;
        return length > 0;
    }

    private boolean refill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        if (received == 0) {
            fillStart();
        }
        received += end;
        check.accept(buffer, end);
        if (end == 0) {
            check.end();
            if (watch != null) {
                watch.verify(received);
            }
        }
        return end > 0;
    }

    /**
     * What a file is shows in its first bytes, which may come one by one; a line that has been typed is not to wait for
     * the next.
     */
    private void fillStart() throws IOException {
        int more = end;
        while (more > 0 && end < FileSignature.LONGEST && buffer[end - 1] != '\n') {
            more = in.read(buffer, end, buffer.length - end);
            end += Math.max(0, more);
        }
    }
}
