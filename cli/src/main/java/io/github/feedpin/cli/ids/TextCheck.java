package io.github.feedpin.cli.ids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Holds bytes to being UTF-8 text, piece by piece. What is wrong is said in words that follow the name of their source
 * and a colon. Not thread-safe.
 */
final class TextCheck {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    /** What is decoded is of no interest. */
    private final CharBuffer decoded = CharBuffer.allocate(1 << 12);
    /** The beginning of a character that the next piece goes on with. */
    private byte[] begun = {};

    private long lines = 1;
    private boolean started;

    /**
     * Checks the next bytes. The first ones should be {@value FileSignature#LONGEST} at least, unless there are no
     * more.
     *
     * @throws IOException when they are no UTF-8 text
     */
    void accept(byte[] bytes, int length) throws IOException {
        if (!started && length > 0) {
            started = true;
            Optional<String> otherwise = FileSignature.wordsFor(bytes, length);
            if (otherwise.isPresent()) {
                throw new IOException(otherwise.get());
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

    /** @throws IOException when the last character is not complete */
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

    /** The number of the line in which position {@code end} of the next bytes is. */
    private long lineAt(byte[] bytes, int end) {
        long line = lines;
        for (int i = 0; i < end; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static IOException malformed(long line) {
        return new IOException("line " + line + " is not UTF-8; when it is text in another encoding, convert it,"
                + " for instance with iconv -f GB18030 -t UTF-8");
    }
}
