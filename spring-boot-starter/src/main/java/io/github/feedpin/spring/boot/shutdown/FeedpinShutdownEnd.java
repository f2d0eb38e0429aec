package io.github.feedpin.spring.boot.shutdown;

import org.springframework.context.SmartLifecycle;

/**
 * {@link SmartLifecycle} that lets runs begin again once the phase of {@link FeedpinShutdown} is over, however short it
 * was: what begins one from then on, such as the destruction of a bean, waits for it itself.
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
        clients.serveRuns();
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
