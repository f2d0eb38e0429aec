package io.github.feedpin.internal.batch;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * How long a batch that is not full may wait. Under load most batches fill up before, and a timer for each would cost
 * more than the ids in it; so a timer that is no longer needed goes off, and is set anew for the batch that waits then.
 * Not thread-safe: the drain owns it.
 */
final class LingerTimer {

    private final long longest;
    private final TimeSource time;
    private final Runnable drain;
    private volatile boolean wentOff;
    private @Nullable Disposable timer;
    private boolean running;
    private long until;

    LingerTimer(Duration longest, TimeSource time, Runnable drain) {
        this.longest = longest.toNanos();
        this.time = time;
        this.drain = drain;
    }

    /** A batch waits from now on, unless it does already. */
    void start() {
        if (!running) {
            running = true;
            until = time.nanoTime() + longest;
            if (timer == null) {
                set(longest);
            }
        }
    }

    /** The batch waits no longer. */
    void stop() {
        running = false;
    }

    /** Whether a batch waits, and has waited long enough. */
    boolean isOver() {
        if (wentOff) {
            wentOff = false;
            timer = null;
        }
        if (!running || timer != null) {
            return false;
        }
        long left = until - time.nanoTime();
        if (left > 0) {
            set(left);
        }
        return left <= 0;
    }

    /** No batch will wait any more. */
    void end() {
        if (timer != null) {
            timer.dispose();
        }
    }

    private void set(long nanos) {
        timer = time.schedule(this::goOff, nanos);
    }

    private void goOff() {
        wentOff = true;
        drain.run();
    }
}
