package io.github.feedpin.spring.boot.shutdown;

import org.springframework.context.SmartLifecycle;

/**
 * {@link SmartLifecycle} that makes clients accept runs again after the phase of {@link FeedpinShutdown}. A component
 * that starts a run from then on, such as a bean that is being destroyed, waits for it itself.
 */
final class FeedpinShutdownEnd implements SmartLifecycle {

    private final OpenClients clients;
    private volatile boolean running;

    FeedpinShutdownEnd(OpenClients clients) {
        this.clients = clients;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        clients.acceptRuns();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return FeedpinShutdown.PHASE - 1;
    }
}
