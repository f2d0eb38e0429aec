package io.github.feedpin.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class RunRegistryTest {

    private final TimeSource time = TimeSource.of(VirtualTimeScheduler.create());
    private final RunRegistry registry = new RunRegistry(time);

    @Test
    void whenASharedRunIsRejectedClosingIsSignalledByItsRemovalAndNotByItsAddition() {
        StopSignal running = new StopSignal(time);
        StopSignal rejected = new StopSignal(time);
        AtomicBoolean ended = new AtomicBoolean();
        registry.addShared(running);
        registry.close(Duration.ofSeconds(1)).subscribe(nothing -> {}, failure -> {}, () -> ended.set(true));

        assertThat(registry.addShared(rejected)).isFalse();
        registry.remove(running);
        assertThat(ended).isFalse();
        registry.remove(rejected);
        assertThat(ended).isTrue();
    }
}
