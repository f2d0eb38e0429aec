package io.github.feedpin.simulator.shared;

import io.github.feedpin.simulator.contract.AppTicketStoreContract;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import reactor.test.scheduler.VirtualTimeScheduler;

class InMemoryAppTicketStoreTest implements AppTicketStoreContract {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final AppTicketStore store = AppTicketStore.inMemory(time);

    @Override
    public AppTicketStore store() {
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
