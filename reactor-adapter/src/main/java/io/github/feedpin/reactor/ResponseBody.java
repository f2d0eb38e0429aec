package io.github.feedpin.reactor;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** Gathers the bytes of a body, up to a cap. */
final class ResponseBody {

    /** Fits the usual answer, which names nobody. */
    private static final int USUAL_SIZE = 256;

    private final int cap;
    private byte[] bytes;
    private int size;

    ResponseBody(int cap) {
        this.cap = cap;
        this.bytes = new byte[Math.min(cap, USUAL_SIZE)];
    }

    /** @throws TooLargeException when that would be more than the cap; nothing is added then */
    void add(ByteBuf chunk) {
        int more = chunk.readableBytes();
        if (more > cap - size) {
            throw new TooLargeException(cap);
        }
        if (more > bytes.length - size) {
            long doubled = Math.min(cap, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(size + more, (int) doubled));
        }
        chunk.readBytes(bytes, size, more);
        size += more;
    }

    JsonParser parser() {
        return Json.FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, size);
    }

    /** As text, whatever it is. */
    String text() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    /** The body is larger than the cap. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int cap) {
            super("its body exceeds the cap of " + cap + " bytes");
        }
    }
}
