package io.github.feedpin.cli.ids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Validates UTF-8 text incrementally. Error messages continue after the name of the source and a colon. Not
 * thread-safe.
 */
final class Utf8Check {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    /** Discarded. */
    private final CharBuffer decoded = CharBuffer.allocate(1 << 12);
    /** The first bytes of a character that the next buffer completes. */
    private byte[] begun = {};

    private long lines = 1;
    private boolean started;

    /**
     * Validates the next bytes. The first call needs {@value FileSignature#MAX_LENGTH} bytes, if there are as many, to
     * detect the file type.
     *
     * @throws IOException if they are not UTF-8 text
     */
    void accept(byte[] bytes, int length) throws IOException {
        if (!started && length > 0) {
            started = true;
            Optional<String> otherType = FileSignature.describe(bytes, length);
            if (otherType.isPresent()) {
                throw new IOException(otherType.get());
            }
        }
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                throw new IOException("it is binary: line " + lineAt(bytes, i) + " has a NUL byte");
            }
            ascii &= bytes[i] > 0;
        }
        if (!ascii || begun.length > 0) {
            decode(bytes, length);
        }
        lines = lineAt(bytes, length);
    }

    /** @throws IOException if the last character is incomplete */
    void end() throws IOException {
        if (begun.length > 0) {
            throw malformed(lines);
        }
    }

    private void decode(byte[] bytes, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(begun.length + length)
                .put(begun)
                .put(bytes, 0, length)
                .flip();
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(in, decoded, false);
        } while (result.isOverflow());
        if (result.isError()) {
            throw malformed(lineAt(bytes, Math.max(0, in.position() - begun.length)));
        }
        begun = new byte[in.remaining()];
        in.get(begun);
    }

    /** Returns the line of position {@code end} in {@code bytes}. */
    private long lineAt(byte[] bytes, int end) {
        long line = lines;
        for (int i = 0; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static IOException malformed(long line) {
        return new IOException("line " + line + " is not UTF-8; convert text in another encoding,"
                + " for instance with iconv -f GB18030 -t UTF-8");
    }
}
