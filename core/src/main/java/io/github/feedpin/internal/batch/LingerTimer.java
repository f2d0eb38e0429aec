package io.github.feedpin.internal.batch;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Timer for how long a batch that is not full waits. Not thread-safe: the drain owns it. */
final class LingerTimer {

    private final long nanos;
    private final TimeSource time;
    private final Runnable onElapsed;
    private @Nullable Disposable timer;
    /** One for each batch, so that a timer that fires late does not concern the next batch. */
    private AtomicBoolean elapsed = new AtomicBoolean();

    /** @param onElapsed called on the scheduler when the time has elapsed */
    LingerTimer(Duration linger, TimeSource time, Runnable onElapsed) {
        this.nanos = linger.toNanos();
        this.time = time;
        this.onElapsed = onElapsed;
    }

    /** Starts the timer for the current batch, unless it is started. */
    void start() {
        if (timer == null) {
            AtomicBoolean current = elapsed;
            timer = time.schedule(
                    () -> {
                        current.set(true);
                        onElapsed.run();
                    },
                    nanos);
        }
    }

    /** Returns whether the current batch has waited long enough. */
    boolean isElapsed() {
        return elapsed.get();
    }

    /** Stops the timer; the next batch starts it anew. */
    void stop() {
        if (timer != null) {
            timer.dispose();
            timer = null;
            elapsed = new AtomicBoolean();
        }
    }
}
