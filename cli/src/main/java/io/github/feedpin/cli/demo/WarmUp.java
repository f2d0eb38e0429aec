package io.github.feedpin.cli.demo;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaWindow;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;

/**
 * Warms up the JVM with a run on a separate simulator, so that class loading does not count as time of the demonstrated
 * run.
 */
public final class WarmUp {

    private static final int USERS = 10_000;
    private static final int CALLS = 1_000_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(1);

    /** Low enough for the run to wait for permits, with a window short enough not to delay it. */
    private static final Quota QUOTA =
            new Quota(List.of(new QuotaWindow(20, Duration.ofMillis(50), Duration.ofMillis(1))));

    private WarmUp() {}

    /** Executes one run, which takes about a second. */
    public static void run() {
        PlatformSimulator simulator = PlatformSimulator.builder()
                .quota(CALLS, CALLS)
                .latency(ROUND_TRIP)
                .build();
        try (SimulatorServer server = simulator.serve()) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            FeedpinClient.builder(platform)
                    .credentials(server.credentials())
                    .quota(QUOTA)
                    .build()
                    .pin(new SimulatedUsers(USERS, 0).list())
                    .block();
            platform.close().block();
        }
    }
}
