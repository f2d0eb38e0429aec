package io.github.feedpin.simulator.internal.transport;

import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Body of a request while it is received, up to a limit that no valid request reaches. */
final class RequestBody {

    static final int MAX_BYTES = 1024 * 1024;

    /** Thrown when a body exceeds {@value #MAX_BYTES} bytes. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("The request body is larger than " + MAX_BYTES + " bytes", null, false, false);
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private RequestBody() {}

    /** Receives the whole body, empty when there is none; fails with {@link TooLarge} at the limit. */
    static Mono<byte[]> read(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(RequestBody::new, RequestBody::add)
                .map(body -> body.bytes.toByteArray());
    }

    private void add(byte[] part) {
        if (bytes.size() + part.length > MAX_BYTES) {
            throw new TooLarge();
        }
        bytes.writeBytes(part);
    }
}
