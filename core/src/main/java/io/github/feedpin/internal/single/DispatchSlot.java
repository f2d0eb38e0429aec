package io.github.feedpin.internal.single;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Where the calls of one flag leave, one at a time. GuardedMono by the lock of {@link SingleRequestBatcher}. */
final class DispatchSlot {

    private final PinAction action;
    private @Nullable SharedCall leaving;
    private @Nullable Disposable timer;
    private long due;

    DispatchSlot(PinAction action) {
        this.action = action;
    }

    PinAction action() {
        return action;
    }

    /** Whether a call waits to leave. */
    boolean isTaken() {
        return leaving != null;
    }

    SharedCall take(SharedRun run) {
        leaving = run.newCall(this);
        stopTimer();
        return leaving;
    }

    /** Frees the door, if it is this call that waits there. */
    boolean free(SharedCall call) {
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
