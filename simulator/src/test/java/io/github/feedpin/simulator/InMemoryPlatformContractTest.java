package io.github.feedpin.simulator;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.contract.FeedpinPlatformContract;
import java.time.Duration;

class InMemoryPlatformContractTest implements FeedpinPlatformContract {

    @Override
    public FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout) {
        return simulator.platform();
    }
}
