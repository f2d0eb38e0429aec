package io.github.feedpin.simulator.contract;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Strategy interface that connects the adapter under test. */
public interface PlatformConnector {

    /**
     * {@return the adapter's platform, connected to a simulator, which an HTTP adapter serves on a free port} Called
     * once or twice in each test; the implementation closes its resources after each test.
     *
     * @param simulator a simulator in real time
     * @param callTimeout the time within which a call must end, with or without a response
     */
    FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout);

    /** {@return the adapter's platform, connected to a closed port; null, as by default, if it uses no ports} */
    default @Nullable FeedpinPlatform connectToClosedPort() {
        return null;
    }
}
