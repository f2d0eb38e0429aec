package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** The timer of a limiter. Scheduled by the drain only. */
final class DrainTimer {

    private final TimeSource time;
    private final Runnable drain;
    private volatile boolean fired;
    private @Nullable Disposable timer;
    private long due;

    DrainTimer(TimeSource time, Runnable drain) {
        this.time = time;
        this.drain = drain;
    }

    /** Schedules a drain after {@code wait}, unless one is due before. */
    void in(long wait, long now) {
        if (fired) {
            fired = false;
            timer = null;
        }
        if (timer != null) {
            if (due - now <= wait) {
                return;
            }
            timer.dispose();
        }
        due = now + wait;
        timer = time.schedule(this::fire, wait);
    }

    private void fire() {
        fired = true;
        drain.run();
    }
}
