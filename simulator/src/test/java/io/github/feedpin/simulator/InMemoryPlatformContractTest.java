package io.github.feedpin.simulator;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.contract.FeedpinPlatformContract;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Most of its time are timeouts, in real time. */
@Execution(ExecutionMode.CONCURRENT)
class InMemoryPlatformContractTest implements FeedpinPlatformContract {

    @Override
    public FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout) {
        return simulator.platform();
    }
}
