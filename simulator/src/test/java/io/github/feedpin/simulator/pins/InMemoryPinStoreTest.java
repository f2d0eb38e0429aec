package io.github.feedpin.simulator.pins;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.simulator.contract.PinStoreContract;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import reactor.test.scheduler.VirtualTimeScheduler;

class InMemoryPinStoreTest implements PinStoreContract {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PinStore store = PinStore.inMemory(time);

    @Override
    public PinStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void passes(Duration duration) {
        clock.advanceTimeBy(duration);
    }
}
