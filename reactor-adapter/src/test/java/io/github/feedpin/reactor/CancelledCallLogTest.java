package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Cancels calls at every stage: while connecting, writing, waiting, reading. A cancellation by the application is no
 * reason for a warning.
 */
@Isolated
class CancelledCallLogTest {

    private static final int CALLS = 1_000;

    private final Random random = new Random(1);

    @Test
    void whenCallsInFlightAreCancelledNothingIsLogged() {
        try (TestServer server = TestServer.that(this::response)) {
            assertNothingLogged(ReactorNettyPlatform.create(server.baseUrl()));
        }
    }

    @Test
    void whenCallsInFlightOverTlsAreCancelledNothingIsLogged() {
        try (TestServer server = SecureServer.that(this::response)) {
            assertNothingLogged(SecureServer.http11(server).build());
        }
    }

    @Test
    void whenCallsInFlightOverHttp2AreCancelledNothingIsLogged() {
        try (TestServer server = SecureServer.that(this::response)) {
            assertNothingLogged(SecureServer.http2(server).build());
        }
    }

    /** Cancels on the event loop. */
    @Test
    void whenResponseCancelsOtherCallsNothingIsLogged() {
        try (TestServer server = TestServer.that(this::response)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertNothingLogged(
                    platform,
                    Flux.range(0, 50)
                            .concatMap(round -> Flux.range(0, 32)
                                    .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN), 32)
                                    .take(1)));
        }
    }

    private void assertNothingLogged(ReactorNettyPlatform platform) {
        assertNothingLogged(
                platform,
                Flux.range(0, CALLS)
                        .flatMap(
                                i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                                        .onErrorResume(failure -> Mono.empty())
                                        .takeUntilOther(Mono.delay(Duration.ofNanos(random.nextInt(12_000_000)))),
                                32));
    }

    private static void assertNothingLogged(ReactorNettyPlatform platform, Flux<?> calls) {
        try (LogCapture logs = new LogCapture()) {
            calls.then().block(MAX_WAIT);
            platform.close().block(MAX_WAIT);

            // Native sockets belong to the server, which may log a reset as an error.
            assertThat(logs.lines())
                    .filteredOn(line -> !line.contains("io.netty.channel.unix."))
                    .isEmpty();
        }
    }

    private Publisher<Void> response(HttpServerRequest request, HttpServerResponse response) {
        Flux<ByteBuf> parts = Flux.fromArray(TestServer.SUCCESS.split("(?<=,)"))
                .delayElements(Duration.ofMillis(random.nextInt(1, 3)))
                .map(part -> Unpooled.copiedBuffer(part, UTF_8));
        return response.send(parts, flushed -> true);
    }
}
