package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** Counting allocator, which detects leaks without waiting for the garbage collector. */
final class CountedBuffers {

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    /** Configures a client to use these buffers. */
    HttpClient on(HttpClient client) {
        return client.option(ChannelOption.ALLOCATOR, allocator);
    }

    /** Waits, since connections close shortly after their calls have ended. */
    void assertAllReleased() {
        Long left = Flux.interval(Duration.ofMillis(10))
                .map(tick ->
                        allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory())
                .takeUntil(used -> used == 0)
                .take(Duration.ofSeconds(5))
                .blockLast(MAX_WAIT);
        assertThat(left).isZero();
    }
}
