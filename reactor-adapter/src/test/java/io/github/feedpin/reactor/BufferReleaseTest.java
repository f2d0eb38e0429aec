package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** All buffers are released, however a call ends. */
class BufferReleaseTest {

    private final CountedBuffers buffers = new CountedBuffers();

    static Stream<TestServer.Handler> endings() {
        return Stream.of(
                (request, response) -> response.sendString(Flux.just(TestServer.SUCCESS)),
                (request, response) -> response.sendString(Flux.just("<html>", "</html>")),
                (request, response) -> response.sendString(Flux.just("x".repeat(100_000))),
                TestServer::reset,
                TestServer::noResponse,
                TestServer::endless);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void buffersAreReleasedWhenCallCompletes(TestServer.Handler ending) {
        try (TestServer server = TestServer.that(ending)) {
            ReactorNettyPlatform platform = builder(server).callTimeout(SHORT).build();

            Flux.range(0, 20)
                    .flatMap(
                            i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).materialize(), 5)
                    .blockLast(MAX_WAIT);
            platform.close().block(MAX_WAIT);

            buffers.assertAllReleased();
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void buffersAreReleasedWhenCallIsCancelled(TestServer.Handler ending) {
        try (TestServer server = TestServer.that(ending)) {
            ReactorNettyPlatform platform = builder(server).build();

            for (int i = 0; i < 50; i++) {
                int before = server.requests();
                Disposable call = platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                        .retry()
                        .subscribe(response -> {}, failure -> {});
                server.arrivals().skip(before).blockFirst(MAX_WAIT);
                call.dispose();
            }
            platform.close().block(MAX_WAIT);

            buffers.assertAllReleased();
        }
    }

    private ReactorNettyPlatformBuilder builder(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .maxResponseSize(10_000)
                .httpClient(buffers::on);
    }
}
