package io.github.feedpin.simulator.contract;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an adapter brings to its contract. */
public interface PlatformConnector {

    /**
     * The adapter's platform, connected to this simulator: one that speaks HTTP serves the simulator on a free port
     * first. Called once or twice in each test; whatever is opened here is closed by the implementer, after each test.
     *
     * @param simulator in real time
     * @param callTimeout after how long a call must have ended, response or not
     */
    FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout);

    /** The adapter's platform where nobody listens; null, as by default, when there is no such place for it. */
    default @Nullable FeedpinPlatform connectToNobody() {
        return null;
    }
}
