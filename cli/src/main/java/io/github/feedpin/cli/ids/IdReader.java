package io.github.feedpin.cli.ids;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads ids from UTF-8 text, one per line. Fails on invalid UTF-8 before returning any id of the same buffer. Truncates
 * lines to {@value #MAX_LINE} bytes, more than any id has. Not thread-safe.
 */
final class IdReader implements Closeable {

    static final int MAX_LINE = 4096;

    private static final int BUFFER_SIZE = 1 << 16;

    private final InputStream in;
    private final @Nullable FileChangeDetector watch;
    private final Utf8Check check = new Utf8Check();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_LINE);
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong idsRead = new AtomicLong();
    private long linesRead;
    private int position;
    private int end;
    private long received;

    IdReader(InputStream in) {
        this(in, null);
    }

    /** @param watch detects changes of the file at the end of {@code in}; null if there is no file */
    IdReader(InputStream in, @Nullable FileChangeDetector watch) {
        this.in = in;
        this.watch = watch;
    }

    /** Returns the next id, valid or not; null at the end. Blocks until input is available. */
    @Nullable
    String next() throws IOException {
        while (readLine()) {
            String id = IdLineParser.idIn(line.toString(StandardCharsets.UTF_8));
            if (!id.isEmpty()) {
                idsRead.incrementAndGet();
                return id;
            }
        }
        return null;
    }

    /** Returns the line of the last id, counted from 1. */
    long line() {
        return linesRead;
    }

    /** Returns the number of bytes in the lines read so far. Thread-safe. */
    long bytesRead() {
        return bytesRead.get();
    }

    /** Returns the number of ids read so far. Thread-safe. */
    long idsRead() {
        return idsRead.get();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads the next line into {@code line}, without its terminator; returns false at the end. */
    private boolean readLine() throws IOException {
        line.reset();
        long length = 0;
        boolean ended = false;
        while (!ended && (position < end || refill())) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, from, Math.min(position - from, MAX_LINE - line.size()));
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

    /** Reads enough bytes to detect the file type, but does not wait beyond the end of a typed line. */
    private void fillStart() throws IOException {
        int more = end;
        while (more > 0 && end < FileSignature.MAX_LENGTH && buffer[end - 1] != '\n') {
            more = in.read(buffer, end, buffer.length - end);
            end += Math.max(0, more);
        }
    }
}
