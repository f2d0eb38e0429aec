package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.response.WireResponse;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bytes of a response, produced on demand, so that the largest body takes no more memory than a chunk. */
final class BodyBytes {

    private static final byte[] SPACES = new byte[16 * 1024];

    static {
        Arrays.fill(SPACES, (byte) ' ');
    }

    private BodyBytes() {}

    static Flux<byte[]> of(WireResponse response) {
        Flux<byte[]> plain = Flux.concat(Mono.just(response.body()), spaces(response.padding()));
        return response.gzipped() ? gzipped(plain) : plain;
    }

    private static Flux<byte[]> spaces(long count) {
        return Flux.generate(() -> count, (left, sink) -> {
            if (left == 0) {
                sink.complete();
                return left;
            }
            int next = (int) Math.min(left, SPACES.length);
            sink.next(next == SPACES.length ? SPACES : Arrays.copyOf(SPACES, next));
            return left - next;
        });
    }

    private static Flux<byte[]> gzipped(Flux<byte[]> plain) {
        return Flux.defer(() -> {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            return Mono.fromCallable(() -> new GZIPOutputStream(compressed))
                    .flatMapMany(gzip -> plain.concatMap(bytes -> Mono.fromCallable(() -> {
                                gzip.write(bytes);
                                return taken(compressed);
                            }))
                            .concatWith(Mono.fromCallable(() -> {
                                gzip.finish();
                                return taken(compressed);
                            })))
                    .filter(bytes -> bytes.length > 0);
        });
    }

    /** Returns what has been compressed since the last call; often nothing. */
    private static byte[] taken(ByteArrayOutputStream compressed) {
        byte[] bytes = compressed.toByteArray();
        compressed.reset();
        return bytes;
    }
}
