package io.github.feedpin.simulator;

import java.io.ByteArrayOutputStream;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** A request's body while it comes in, up to a size that no honest request reaches. */
final class RequestBody {

    static final int MAX_BYTES = 1024 * 1024;

    /** There was more than {@value #MAX_BYTES} bytes of it. */
    static final class TooLarge extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("The request body is larger than " + MAX_BYTES + " bytes", null, false, false);
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private RequestBody() {}

    /** The whole body, empty when there is none; fails with {@link TooLarge} as soon as it is. */
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
