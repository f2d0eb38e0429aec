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
 * Lets the JVM load and compile what a run takes, on a simulator of its own, so that the clock measures the run only.
 */
public final class WarmUp {

    private static final int PEOPLE = 10_000;
    private static final int CALLS = 1_000_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(1);

    /** Narrow enough that the run has to wait again and again, and short enough that this takes no time. */
    private static final Quota QUOTA =
            new Quota(List.of(new QuotaWindow(20, Duration.ofMillis(50), Duration.ofMillis(1))));

    private WarmUp() {}

    /** Runs once through everything; takes a second or so. */
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
                    .pin(new SimulatedUsers(PEOPLE, 0).list())
                    .block();
            platform.close().block();
        }
    }
}
