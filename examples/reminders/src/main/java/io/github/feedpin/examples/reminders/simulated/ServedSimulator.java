package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.simulator.SimulatorServer;
import org.springframework.context.SmartLifecycle;

/**
 * The simulator's server, which serves from the beginning, and is closed after Feedpin's client, whose last calls it
 * responses, but before the event loops that it runs on.
 */
final class ServedSimulator implements SmartLifecycle {

    /** Between the starter's client (1024) and Spring's event loops (0). */
    private static final int PHASE = 512;

    private final SimulatorServer server;
    private volatile boolean running;

    ServedSimulator(SimulatorServer server) {
        this.server = server;
    }

    SimulatorServer server() {
        return server;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        server.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
