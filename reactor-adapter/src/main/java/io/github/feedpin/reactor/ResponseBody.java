package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/** Gathers the bytes of a body, up to a cap. */
final class ResponseBody {

    /** Fits the usual response, which names nobody. */
    private static final int USUAL_SIZE = 256;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Control characters that stand in no text, not even in one for a terminal. */
    private static final Pattern BINARY = Pattern.compile("[\\x00-\\x06\\x0e-\\x1a\\x1c-\\x1f\\x7f]");

    private final int cap;
    private byte[] bytes;
    private int size;
    private boolean tooLarge;

    ResponseBody(int cap) {
        this.cap = cap;
        this.bytes = new byte[Math.min(cap, USUAL_SIZE)];
    }

    /** Adds a chunk, unless the body is larger than the cap then: whether it was added. */
    boolean add(ByteBuf chunk) {
        int more = chunk.readableBytes();
        tooLarge |= more > cap - size;
        if (tooLarge) {
            return false;
        }
        if (more > bytes.length - size) {
            long doubled = Math.min(cap, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(size + more, (int) doubled));
        }
        chunk.readBytes(bytes, size, more);
        size += more;
        return true;
    }

    /** This body, when all of it was added. */
    ResponseBody orThrow() {
        if (tooLarge) {
            throw new TooLargeException(cap);
        }
        return this;
    }

    /**
     * As JSON, which is UTF-8; a byte order mark is passed over. Left to itself, Jackson would guess other encodings,
     * and take broken characters for some others; only about ASCII, which is what most responses are, there is nothing
     * to guess.
     *
     * @throws JacksonIOException when it is not UTF-8
     */
    JsonParser parser() {
        if (isAscii()) {
            return Json.FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, size);
        }
        try {
            CharBuffer text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size));
            if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
                text.get();
            }
            return Json.FACTORY.createParser(
                    ObjectReadContext.empty(), text.array(), text.position(), text.remaining());
        } catch (CharacterCodingException notUtf8) {
            throw JacksonIOException.construct(notUtf8);
        }
    }

    /** Without zeros, which are what UTF-16 and UTF-32 are recognized by. */
    private boolean isAscii() {
        for (int i = 0; i < size; i++) {
            if (bytes[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return size;
    }

    /** Whether there is nothing but white space in it. */
    boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (!Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** As text; null when it is none in this charset. */
    @Nullable
    String text(Charset charset) {
        try {
            String text =
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
            return BINARY.matcher(text).find() ? null : text;
        } catch (CharacterCodingException otherwise) {
            return null;
        }
    }

    /** The body is larger than the cap. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int cap) {
            super("its body exceeds the cap of " + cap + " bytes");
        }
    }
}
