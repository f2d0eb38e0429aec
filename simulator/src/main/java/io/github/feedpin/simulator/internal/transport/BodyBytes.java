package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.response.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
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
            Gzip gzip = new Gzip();
            return plain.map(bytes -> gzip.bytesOf(out -> out.write(bytes)))
                    .concatWith(Mono.fromSupplier(() -> gzip.bytesOf(GZIPOutputStream::finish)))
                    .filter(bytes -> bytes.length > 0);
        });
    }

    private static final class Gzip {

        private interface GzipWrite {

            void to(GZIPOutputStream out) throws IOException;
        }

        private final ByteArrayOutputStream target = new ByteArrayOutputStream();
        private @Nullable GZIPOutputStream out;

        /** Returns the bytes that the write produces; often none. */
        byte[] bytesOf(GzipWrite write) {
            try {
                if (out == null) {
                    out = new GZIPOutputStream(target);
                }
                write.to(out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            byte[] bytes = target.toByteArray();
            target.reset();
            return bytes;
        }
    }
}
