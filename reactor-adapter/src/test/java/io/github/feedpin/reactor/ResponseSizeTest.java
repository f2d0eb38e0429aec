package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** No response takes more memory than the maximum size allows. */
class ResponseSizeTest {

    private static final int CAP = 64 * 1024;
    private static final int CHUNK = 16 * 1024;

    @Test
    void endlessBodyEndsAtMaximumSizeAndConnectionIsClosed() {
        AtomicLong sent = new AtomicLong();
        try (TestServer server = TestServer.that((request, response) -> response.send(
                Flux.generate(sink -> {
                    sent.addAndGet(CHUNK);
                    sink.next(Unpooled.wrappedBuffer(new byte[CHUNK]));
                }),
                flushed -> true))) {
            ReactorNettyPlatform platform = limited(server).build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no complete response: its body exceeds the cap of 65536 bytes");
            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
            // Besides the maximum size, the sockets and the server's queue hold some.
            assertThat(sent).hasValueLessThan(64L * 1024 * 1024);
        }
    }

    @Test
    void compressedBodyIsMeasuredAfterDecompression() throws IOException {
        byte[] bomb = gzip(new byte[50 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(CAP);
        try (TestServer server = TestServer.that((request, response) -> response.header("Content-Encoding", "gzip")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bomb))))) {
            ReactorNettyPlatform platform =
                    limited(server).httpClient(client -> client.compress(true)).build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageContaining("exceeds the cap of 65536 bytes");
        }
    }

    @Test
    void compressedResponseIsReadWhenCompressionIsEnabled() throws IOException {
        byte[] body = gzip(TestServer.SUCCESS.getBytes(UTF_8));
        try (TestServer server = TestServer.that((request, response) -> response.header("Content-Encoding", "gzip")
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body))))) {
            ReactorNettyPlatform platform =
                    limited(server).httpClient(client -> client.compress(true)).build();

            assertThat(pin(platform).code()).isZero();
        }
    }

    @Test
    void bodyOfExactlyMaximumSizeIsRead() {
        String body = TestServer.SUCCESS + " ".repeat(CAP - TestServer.SUCCESS.length());
        try (TestServer server = TestServer.responding(200, body)) {
            assertThat(pin(limited(server).build()).code()).isZero();
        }
        try (TestServer server = TestServer.responding(200, body + " ")) {
            assertThat(failureOf(limited(server).build().setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class);
        }
    }

    private static ReactorNettyPlatformBuilder limited(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl()).maxResponseSize(CAP);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(target)) {
            gzip.write(bytes);
        }
        return target.toByteArray();
    }
}
