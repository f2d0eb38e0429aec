package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.PlatformResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

/**
 * Whatever bytes a server sends instead of an HTTP response, and however the connection ends, a call ends in time with
 * a response or a failure, the pool serves the next call, and no buffer leaks.
 */
class HostileStreamTest {

    private static final int STREAMS = 300;

    private static final Duration CALL_TIMEOUT = Duration.ofMillis(150);

    private final CountedBuffers buffers = new CountedBuffers();

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void afterHostileStreamCallEndsAndPoolServesNextCall(boolean compress) throws IOException {
        HostileStreams streams = new HostileStreams(compress ? 1 : 2);
        List<byte[]> sent =
                IntStream.range(0, STREAMS).mapToObj(streams::stream).toList();
        AtomicInteger number = new AtomicInteger();
        try (RawServer server = new RawServer((socket, out) -> {
            int n = number.getAndIncrement();
            out.write(sent.get(n % STREAMS));
            out.flush();
            switch (n % 5) {
                case 0 -> RawServer.reset(socket);
                case 1 -> {}
                default -> socket.close();
            }
        })) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(CALL_TIMEOUT)
                    .maxConnections(10)
                    .httpClient(client -> buffers.on(client.compress(compress)))
                    .build();

            List<Signal<?>> ends = Flux.range(0, STREAMS)
                    .<Signal<?>>flatMap(
                            i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).materialize(), 10)
                    .collectList()
                    .block(MAX_WAIT);

            assertThat(ends)
                    .hasSize(STREAMS)
                    .allMatch(end -> end.isOnNext() || end.getThrowable() instanceof FeedpinException);

            server.setScript(RawServer.sending(RawServer.http(TestServer.SUCCESS)));
            for (int i = 0; i < 20; i++) {
                // Some connections are still being closed, and this timeout is short on a busy machine.
                assertThat(await(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).retry(30))
                                .code())
                        .isZero();
            }
            platform.close().block(MAX_WAIT);
        }
        buffers.assertAllReleased();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void dataAfterResponseIsNotTakenForNextResponse(int atOnce) throws IOException {
        String both = RawServer.http("{\"code\":230001}") + RawServer.http(TestServer.SUCCESS);
        try (RawServer server = new RawServer(RawServer.sending(both))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .build();

            List<Integer> codes = Flux.range(0, 200)
                    .flatMap(
                            i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                                    .mapNotNull(PlatformResponse::code)
                                    .onErrorComplete(NoResponseException.class),
                            atOnce)
                    .collectList()
                    .block(MAX_WAIT);

            assertThat(codes).isNotEmpty().containsOnly(230001);
        }
    }

    @Test
    void damagedCompressedBodyDoesNotOccupyItsConnection() throws IOException {
        String broken = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n" + "x".repeat(40);
        try (RawServer server = new RawServer(RawServer.sending(broken))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .callTimeout(Duration.ofSeconds(3))
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("its compressed body is damaged");

            server.setScript(RawServer.sending(RawServer.http(TestServer.SUCCESS)));
            assertThat(pin(platform).code()).isZero();
        }
    }
}
