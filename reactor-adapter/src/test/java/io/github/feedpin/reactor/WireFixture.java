package io.github.feedpin.reactor;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatorServer;
import java.util.List;
import java.util.function.Consumer;

/** Simulator over HTTP without limits, and clients that call it. */
final class WireFixture implements AutoCloseable {

    static final String APP_ID = "cli_shared";
    static final String SECRET = "right-secret";

    private static final int UNLIMITED = 1_000_000;

    final PlatformSimulator simulator;
    private final SimulatorServer server;
    private final ReactorNettyPlatform platform;

    /** @param seed determines the simulator's tokens */
    WireFixture(long seed) {
        simulator = PlatformSimulator.builder()
                .credentials(APP_ID, SECRET)
                .quota(UNLIMITED, UNLIMITED)
                .seed(seed)
                .build();
        server = simulator.serve();
        platform = ReactorNettyPlatform.create(server.baseUrl());
    }

    static void run(Consumer<WireFixture> test) {
        try (WireFixture fixture = new WireFixture(1)) {
            test.accept(fixture);
        }
    }

    FeedpinClient client() {
        return client(SECRET);
    }

    FeedpinClient client(String secret) {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt(APP_ID, secret))
                .quota(Quota.of(UNLIMITED, UNLIMITED))
                .build();
    }

    /** Returns the received calls, in order. */
    List<JournalEntry> calls() {
        return simulator.journal().entries().stream()
                .filter(entry -> entry.endpoint() == SimulatedEndpoint.SET_TIME_SENSITIVE)
                .toList();
    }

    @Override
    public void close() {
        platform.close().block(Samples.MAX_WAIT);
        server.close();
    }
}
