package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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

/** Collects the bytes of a response body, up to a maximum size. */
final class ResponseBody {

    /** Fits the usual response, without failed users. */
    private static final int INITIAL_CAPACITY = 256;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Control characters that no text contains, not even one for a terminal. */
    private static final Pattern BINARY = Pattern.compile("[\\x00-\\x06\\x0e-\\x1a\\x1c-\\x1f\\x7f]");

    private final int maxSize;
    private byte[] bytes;
    private int size;
    private boolean tooLarge;

    ResponseBody(int maxSize) {
        this.maxSize = maxSize;
        this.bytes = new byte[Math.min(maxSize, INITIAL_CAPACITY)];
    }

    /** Adds a chunk and returns true, unless the body would exceed the maximum size. */
    boolean add(ByteBuf chunk) {
        int added = chunk.readableBytes();
        tooLarge |= added > maxSize - size;
        if (tooLarge) {
            return false;
        }
        if (added > bytes.length - size) {
            int doubled = (int) Math.min(maxSize, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(size + added, doubled));
        }
        chunk.readBytes(bytes, size, added);
        size += added;
        return true;
    }

    /** Returns this body; fails if it exceeds the maximum size. */
    ResponseBody orThrow() {
        if (tooLarge) {
            throw new TooLargeException(maxSize);
        }
        return this;
    }

    /**
     * Parses the body as JSON in UTF-8, with or without a byte order mark. It is decoded here, since Jackson detects
     * other encodings as well and accepts some invalid sequences.
     *
     * @throws JacksonIOException if the body is not UTF-8
     */
    JsonParser parser() {
        try {
            CharBuffer text = decode(UTF_8);
            if (text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK) {
                text.get();
            }
            return Json.FACTORY.createParser(
                    ObjectReadContext.empty(), text.array(), text.position(), text.remaining());
        } catch (CharacterCodingException notUtf8) {
            throw JacksonIOException.construct(notUtf8);
        }
    }

    int size() {
        return size;
    }

    /** Returns whether the body is empty or whitespace. */
    boolean isBlank() {
        return new String(bytes, 0, size, ISO_8859_1).isBlank();
    }

    /** Returns the body as text; null if it is not text in {@code charset}. */
    @Nullable
    String text(Charset charset) {
        try {
            String text = decode(charset).toString();
            return BINARY.matcher(text).find() ? null : text;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    private CharBuffer decode(Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size));
    }

    /** Thrown when a body exceeds the maximum size. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maxSize) {
            super("its body exceeds the cap of " + maxSize + " bytes");
        }
    }
}
