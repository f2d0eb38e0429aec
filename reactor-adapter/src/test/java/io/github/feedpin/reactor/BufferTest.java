package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** However a call ends, every buffer is released. An allocator that counts tells so without waiting for the garbage collector. */
class BufferTest {

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    static Stream<TestServer.Handler> endings() {
        return Stream.of(
                (request, response) -> response.sendString(Flux.just(TestServer.SUCCESS)),
                (request, response) -> response.sendString(Flux.just("<html>", "</html>")),
                (request, response) -> response.sendString(Flux.just("x".repeat(100_000))),
                TestServer::reset,
                TestServer::silence,
                TestServer::drip);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void areReleasedWhenACallEnds(TestServer.Handler ending) {
        try (TestServer server = TestServer.that(ending)) {
            ReactorNettyPlatform platform = builder(server).callTimeout(SHORT).build();

            Flux.range(0, 20)
                    .flatMap(i -> platform.setTimeSensitive(PIN, TOKEN).materialize(), 5)
                    .blockLast(PATIENCE);
            platform.close().block(PATIENCE);

            assertAllReleased();
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void areReleasedWhenACallIsCancelled(TestServer.Handler ending) {
        try (TestServer server = TestServer.that(ending)) {
            ReactorNettyPlatform platform = builder(server).build();

            for (int i = 0; i < 50; i++) {
                int before = server.requests();
                Disposable call = platform.setTimeSensitive(PIN, TOKEN).retry().subscribe(answer -> {}, failure -> {});
                server.arrivals().skip(before).blockFirst(PATIENCE);
                call.dispose();
            }
            platform.close().block(PATIENCE);

            assertAllReleased();
        }
    }

    private ReactorNettyPlatformBuilder builder(TestServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .maxResponseSize(10_000)
                .httpClient(client -> client.option(ChannelOption.ALLOCATOR, allocator));
    }

    /** Connections close a moment after their calls have ended. */
    private void assertAllReleased() {
        Long left = Flux.interval(Duration.ofMillis(10))
                .map(tick ->
                        allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
                .takeUntil(used -> used == 0)
                .take(Duration.ofSeconds(5))
                .blockLast(PATIENCE);
        assertThat(left).isZero();
    }
}
