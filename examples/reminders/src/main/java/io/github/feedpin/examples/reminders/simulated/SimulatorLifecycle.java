package io.github.feedpin.examples.reminders.simulated;

import io.github.feedpin.simulator.SimulatorServer;
import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle of the simulator's server. Closes it after Feedpin's client, which awaits its last responses, and before
 * the event loops that it runs on.
 */
final class SimulatorLifecycle implements SmartLifecycle {

    /** Between the client of Feedpin's starter (1024) and Spring's event loops (0). */
    private static final int PHASE = 512;

    private final SimulatorServer server;
    private volatile boolean running;

    SimulatorLifecycle(SimulatorServer server) {
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
