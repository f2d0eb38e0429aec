package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.pin;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Runs in a JVM with a heap of 128 MB, including the servers, which hold only a piece of what they send. */
@Tag("small-heap")
class SmallHeapTest {

    private static final int MB = 1024 * 1024;

    private static final String TOO_LARGE = " got no complete response: its body exceeds the cap of 1048576 bytes";

    @BeforeAll
    static void theHeapIsSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(160L * MB);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32})
    void bodiesOf64MegabytesEndAtMaximumSize(int atOnce) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            head(out, "Content-Length: " + 64 * MB);
            repeat(out, new byte[16 * 1024], 64 * MB);
        })) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(failures(platform, atOnce)).hasSize(atOnce).allSatisfy(SmallHeapTest::isTooLarge);
            assertUsable(platform, server);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 32})
    void gzipOf400MegabytesEndsAtMaximumSize(int atOnce) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> bomb(out, 400))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .httpClient(client -> client.compress(true))
                    .build();

            assertThat(failures(platform, atOnce)).hasSize(atOnce).allSatisfy(SmallHeapTest::isTooLarge);
            assertUsable(platform, server);
        }
    }

    @Test
    void unrequestedGzipOf2000MegabytesEndsAtMaximumSize() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> bomb(out, 2000))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(failures(platform, 8)).hasSize(8).allSatisfy(SmallHeapTest::isTooLarge);
            assertUsable(platform, server);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endlessSlowBodyEndsWithCallTimeout(boolean gzip) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            OutputStream slow = RawServer.slow(out);
            if (gzip) {
                bomb(slow, 400);
            } else {
                head(slow, "Content-Length: 1000");
                repeat(slow, new byte[1], 1000);
            }
        })) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(Duration.ofSeconds(1))
                    .httpClient(client -> client.compress(gzip))
                    .build();

            assertThat(failures(platform, 32))
                    .hasSize(32)
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOf(NoResponseException.class)
                            .hasMessageEndingWith("the call timeout of 1000 ms has passed"));
            assertUsable(platform, server);
        }
    }

    private static List<Throwable> failures(ReactorNettyPlatform platform, int atOnce) {
        return Samples.await(Flux.range(0, atOnce)
                .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).materialize(), atOnce)
                .mapNotNull(end -> end.getThrowable())
                .collectList());
    }

    private static void isTooLarge(Throwable failure) {
        assertThat(failure).isInstanceOf(NoResponseException.class).hasMessageEndingWith(TOO_LARGE);
    }

    private static void assertUsable(ReactorNettyPlatform platform, RawServer server) {
        server.setScript(RawServer.sending(RawServer.http(TestServer.SUCCESS)));
        assertThat(pin(platform).code()).isZero();
        platform.close().block(MAX_WAIT);
    }

    private static void head(OutputStream out, String headers) throws IOException {
        out.write(("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\n").getBytes(US_ASCII));
    }

    private static void repeat(OutputStream out, byte[] piece, int total) throws IOException {
        for (int sent = 0; sent < total; sent += piece.length) {
            out.write(piece);
        }
    }

    /** Sends zeros as gzip, about a kilobyte per megabyte. */
    private static void bomb(OutputStream out, int megabytes) throws IOException {
        byte[] piece = piece();
        byte[] begin = {0x1F, (byte) 0x8B, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
        head(out, "Content-Encoding: gzip\r\nContent-Length: " + (begin.length + megabytes * piece.length));
        out.write(begin);
        repeat(out, piece, megabytes * piece.length);
    }

    /** Returns a megabyte of zeros as a repeatable piece of gzip data. */
    private static byte[] piece() {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(new byte[MB]);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        int more;
        while ((more = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH)) > 0) {
            target.write(buffer, 0, more);
        }
        deflater.end();
        return target.toByteArray();
    }
}
