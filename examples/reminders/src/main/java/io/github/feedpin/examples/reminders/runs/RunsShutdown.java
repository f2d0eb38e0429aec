package io.github.feedpin.examples.reminders.runs;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the runs end when the application does, and before anything else ends, so that whoever looks at one still gets
 * its account. Feedpin's starter would end them as well, beside the web server; here no run begins any more from the
 * first moment on.
 */
final class RunsShutdown implements SmartLifecycle {

    private final Runs runs;
    private final Duration grace;
    private volatile boolean running;

    /** @param phaseTimeout how long Spring waits for this; a fifth of it is left to the calls under way */
    RunsShutdown(Runs runs, Duration phaseTimeout) {
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

    /** The highest phase: starts last, stops first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
