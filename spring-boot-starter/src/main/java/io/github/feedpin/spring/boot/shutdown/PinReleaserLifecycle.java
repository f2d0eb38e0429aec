package io.github.feedpin.spring.boot.shutdown;

import io.github.feedpin.spring.boot.app.PinReleasers;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * {@link SmartLifecycle} that starts the releasers of pins after the web server, and stops them in the phase in which
 * runs are stopped. Releases that are in flight may complete; the others are left to the next start, or to other
 * processes.
 */
final class PinReleaserLifecycle implements SmartLifecycle {

    private final PinReleasers releasers;
    private final Duration within;

    /**
     * Creates a lifecycle.
     *
     * @param releasers the releasers
     * @param phaseTimeout how long Spring waits for the phase; a negative value counts as zero
     */
    PinReleaserLifecycle(PinReleasers releasers, Duration phaseTimeout) {
        this.releasers = releasers;
        this.within = FeedpinShutdown.timeForRuns(phaseTimeout);
    }

    @Override
    public void start() {
        releasers.start();
    }

    @Override
    public void stop(Runnable callback) {
        releasers.stop(within).doFinally(signal -> callback.run()).subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return releasers.isRunning();
    }

    @Override
    public int getPhase() {
        return FeedpinShutdown.PHASE;
    }
}
