package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.PlatformResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that a gateway has compressed without being requested. */
class ContentEncodingTest {

    private static final String GRANTED = "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t-1\",\"expire\":7200}";
    private static final byte[] BINARY = {0x1f, (byte) 0x8b, 8, 0, 'q', 'u', 'o', 't', 'e', 'd', (byte) 0xff};

    private interface Compression {
        OutputStream compress(OutputStream target) throws IOException;
    }

    static Stream<Arguments> compressions() {
        Compression gzip = GZIPOutputStream::new;
        Compression zlib = DeflaterOutputStream::new;
        Compression raw = target -> new DeflaterOutputStream(target, new Deflater(Deflater.BEST_SPEED, true));
        return Stream.of(
                Arguments.of("Content-Encoding: gzip", gzip),
                Arguments.of("Content-Encoding: GZip", gzip),
                Arguments.of("Content-Encoding: x-gzip", gzip),
                Arguments.of("Content-Encoding: identity, gzip", gzip),
                Arguments.of("Content-Encoding: deflate", zlib),
                Arguments.of("Content-Encoding: deflate", raw),
                Arguments.of("Content-Encoding: identity", (Compression) target -> target));
    }

    @ParameterizedTest
    @MethodSource("compressions")
    void compressedResponseIsDecompressed(String header, Compression compression) throws IOException {
        AtomicReference<byte[]> response =
                new AtomicReference<>(response(header, compressed(TestServer.SUCCESS, compression)));
        try (RawServer server = new RawServer((socket, out) -> out.write(response.get()))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .build();

            assertThat(pin(platform).data()).isEmpty();
            response.set(response("X-Plain: yes", TestServer.SUCCESS.getBytes(UTF_8)));
            assertThat(pin(platform).data()).isEmpty();
            response.set(response(header, compressed(GRANTED, compression)));
            assertThat(await(platform.fetchTenantAccessToken(APP)).data()).isNotNull();
            platform.close().block(MAX_WAIT);
        }
    }

    @Test
    void responseWithCompressingTransferEncodingIsDecompressed() throws IOException {
        byte[] body = compressed(TestServer.SUCCESS, GZIPOutputStream::new);
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
                        + Integer.toHexString(body.length) + "\r\n")
                .getBytes(ISO_8859_1));
        response.writeBytes(body);
        response.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
        try (RawServer server = new RawServer((socket, out) -> response.writeTo(out))) {
            assertThat(pin(ReactorNettyPlatform.create(server.baseUrl())).code())
                    .isZero();
        }
    }

    static Stream<Arguments> unknownEncodings() {
        return Stream.of(
                Arguments.of("Content-Encoding: br", "br"),
                Arguments.of("Content-Encoding: zstd", "zstd"),
                Arguments.of("Content-Encoding: gzip, gzip", "gzip, gzip"),
                Arguments.of("Content-Encoding: gzip\r\nContent-Encoding: br", "gzip, br"),
                Arguments.of("Content-Encoding: <script>", "an encoding with an invalid name"));
    }

    @ParameterizedTest
    @MethodSource("unknownEncodings")
    void unknownEncodingIsNamedInMessage(String header, String encoding) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> out.write(response(header, BINARY)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            String words = "The body has an unsupported encoding: " + encoding;

            assertThat(pin(platform))
                    .extracting(PlatformResponse::code, PlatformResponse::message)
                    .containsExactly(null, words);
            assertThat(await(platform.fetchTenantAccessToken(APP)).message()).isEqualTo(words);
        }
    }

    @Test
    void compressedResponseAboveMaximumSizeIsReported() throws IOException {
        byte[] bomb = compressed(" ".repeat(20_000_000), GZIPOutputStream::new);
        try (RawServer server = new RawServer((socket, out) -> out.write(response("Content-Encoding: gzip", bomb)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("its body exceeds the cap of 1048576 bytes");
            assertThat(failureOf(platform.fetchTenantAccessToken(APP))).isInstanceOf(NoResponseException.class);
        }
    }

    @Test
    void damagedCompressedResponseIsReported() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> out.write(response("Content-Encoding: gzip", BINARY)))) {
            assertThat(failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("its compressed body is damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html; charset=utf-8"})
    void binaryBodyIsReportedBySizeAndType(String type) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> out.write(response("Content-Type: " + type, BINARY)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            String nature = "11 bytes of " + type.replace("; charset=utf-8", "");

            assertThat(pin(platform).message()).isEqualTo("The body is not text: " + nature);
            assertThat(await(platform.fetchTenantAccessToken(APP)).message())
                    .isEqualTo("The body is not shown because it may contain a token: " + nature);
        }
    }

    @Test
    void pageInAnotherCharsetIsRead() throws IOException {
        byte[] page = "<html>\u7f51\u5173\u9519\u8bef</html>".getBytes("GBK");
        try (RawServer server =
                new RawServer((socket, out) -> out.write(response("Content-Type: text/html; charset=gbk", page)))) {
            assertThat(pin(ReactorNettyPlatform.create(server.baseUrl())).message())
                    .isEqualTo("<html>\u7f51\u5173\u9519\u8bef</html>");
        }
    }

    private static byte[] response(String header, byte[] body) {
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        response.writeBytes(("HTTP/1.1 200 OK\r\n" + header + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        response.writeBytes(body);
        return response.toByteArray();
    }

    private static byte[] compressed(String text, Compression compression) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = compression.compress(target)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }
}
