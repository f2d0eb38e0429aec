package io.github.feedpin.simulator.shared;

import io.github.feedpin.simulator.contract.TokenStoreContract;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import reactor.test.scheduler.VirtualTimeScheduler;

class InMemoryTokenStoreTest implements TokenStoreContract {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TokenStore store = TokenStore.inMemory(TimeSource.of(clock));

    @Override
    public TokenStore store() {
        return store;
    }

    @Override
    public void passes(Duration duration) {
        clock.advanceTimeBy(duration);
    }
}
