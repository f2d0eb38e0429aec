package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** An allocator that counts tells of a leak without waiting for the garbage collector. */
final class CountedBuffers {

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    /** The same client with these buffers. */
    HttpClient on(HttpClient client) {
        return client.option(ChannelOption.ALLOCATOR, allocator);
    }

    /** Connections close a moment after their calls have ended. */
    void assertAllReleased() {
        Long left = Flux.interval(Duration.ofMillis(10))
                .map(tick ->
                        allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
                .takeUntil(used -> used == 0)
                .take(Duration.ofSeconds(5))
                .blockLast(PATIENCE);
        assertThat(left).isZero();
    }
}
