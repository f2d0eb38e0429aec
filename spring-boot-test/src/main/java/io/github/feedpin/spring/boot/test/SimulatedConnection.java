package io.github.feedpin.spring.boot.test;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;

/**
 * {@link FeedpinConnectionDetails} for a simulator, which is served from the creation of this bean until it is closed
 * with the context.
 */
final class SimulatedConnection implements FeedpinConnectionDetails, AutoCloseable {

    private final SimulatorServer server;

    SimulatedConnection(PlatformSimulator simulator) {
        this.server = simulator.serve();
    }

    @Override
    public BaseUrl baseUrl() {
        return server.baseUrl();
    }

    @Override
    public SelfBuiltApp credentials() {
        return server.credentials();
    }

    @Override
    public boolean direct() {
        return true;
    }

    void reset() {
        server.simulator().reset();
    }

    @Override
    public void close() {
        server.close();
    }
}
