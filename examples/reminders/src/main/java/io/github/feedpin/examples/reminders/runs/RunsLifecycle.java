package io.github.feedpin.examples.reminders.runs;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Lifecycle that ends the runs before any other bean stops, so that subscribers still get the report. Feedpin's starter
 * would also end them, but concurrently with the web server; this lifecycle rejects new runs first.
 */
final class RunsLifecycle implements SmartLifecycle {

    private final Runs runs;
    private final Duration grace;
    private volatile boolean running;

    /** @param phaseTimeout Spring's timeout for this phase; the last fifth is reserved for the calls in flight */
    RunsLifecycle(Runs runs, Duration phaseTimeout) {
        this.runs = runs;
        this.grace = phaseTimeout.multipliedBy(4).dividedBy(5);
    }

    @Override
    public void start() {
        runs.open();
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        runs.close(grace).doFinally(signal -> callback.run()).subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Returns the highest phase, which starts last and stops first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
