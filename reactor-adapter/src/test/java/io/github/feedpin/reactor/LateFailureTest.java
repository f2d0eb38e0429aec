package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** A failure after the end of a call is not logged as a dropped error. */
class LateFailureTest {

    /** Context key of a hook that receives dropped errors, which Reactor logs otherwise. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private final Queue<Throwable> dropped = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nothingWasDropped() {
        assertThat(dropped).isEmpty();
    }

    @Test
    void whenPoolTimeoutCoincidesWithCallTimeoutNoErrorIsDropped() {
        try (TestServer server = TestServer.that(TestServer::noResponse)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .callTimeout(Duration.ofMillis(100))
                    .build();

            Long failures = Flux.range(0, 300)
                    .flatMap(i -> failing(platform), 300)
                    .count()
                    .block(MAX_WAIT);

            assertThat(failures).isEqualTo(300);
        }
    }

    @Test
    void whenTooLargeBodyCoincidesWithCallTimeoutNoErrorIsDropped() {
        try (TestServer server = endless()) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(Duration.ofMillis(20))
                    .build();

            Long failures = Flux.range(0, 200)
                    .flatMap(i -> failing(platform), 8)
                    .count()
                    .block(MAX_WAIT);

            assertThat(failures).isEqualTo(200);
        }
    }

    @Test
    void whenTooLargeBodyCoincidesWithCancellationNoErrorIsDropped() {
        try (TestServer server = endless()) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            for (int i = 0; i < 100; i++) {
                int before = server.requests();
                Disposable call = failing(platform).subscribe();
                server.arrivals().skip(before).blockFirst(MAX_WAIT);
                call.dispose();
            }

            platform.close().block(MAX_WAIT);
        }
    }

    private static TestServer endless() {
        return TestServer.that((request, response) -> response.send(
                Flux.generate(sink -> sink.next(Unpooled.wrappedBuffer(new byte[64 * 1024]))), flushed -> true));
    }

    private Mono<Boolean> failing(ReactorNettyPlatform platform) {
        Consumer<Throwable> drop = dropped::add;
        return platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                .hasElement()
                .onErrorReturn(false)
                .contextWrite(Context.of(ON_ERROR_DROPPED, drop));
    }
}
