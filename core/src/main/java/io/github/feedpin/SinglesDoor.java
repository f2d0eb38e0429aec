package io.github.feedpin;

import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Where the calls of one flag leave, one at a time. Guarded by the lock of {@link Singles}. */
final class SinglesDoor {

    private final boolean timeSensitive;
    private @Nullable SinglesCall leaving;
    private @Nullable Disposable timer;
    private long due;

    SinglesDoor(boolean timeSensitive) {
        this.timeSensitive = timeSensitive;
    }

    boolean timeSensitive() {
        return timeSensitive;
    }

    /** Whether a call waits to leave. */
    boolean isTaken() {
        return leaving != null;
    }

    SinglesCall take(SinglesRun run) {
        leaving = run.newCall(this);
        stopTimer();
        return leaving;
    }

    /** Frees the door, if it is this call that waits there. */
    boolean free(SinglesCall call) {
        boolean here = leaving == call;
        if (here) {
            leaving = null;
        }
        return here;
    }

    /** Runs {@code knock} after a while, unless that is planned already, or a call comes before. */
    void knockIn(long nanos, TimeSource time, Runnable knock) {
        long instant = time.nanoTime() + nanos;
        if (timer == null || instant - due < 0) {
            stopTimer();
            due = instant;
            timer = time.schedule(knock, nanos);
        }
    }

    /** The knock has come. */
    void knocked() {
        timer = null;
    }

    void stopTimer() {
        if (timer != null) {
            timer.dispose();
            timer = null;
        }
    }
}
