package io.github.feedpin.internal.single;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/** Holds the one call per action that waits for a permit. Guarded by {@link SingleRequestBatcher}'s lock. */
final class DispatchSlot {

    private final PinAction action;
    private @Nullable SharedCall waiting;
    private @Nullable Disposable timer;
    private long due;

    DispatchSlot(PinAction action) {
        this.action = action;
    }

    PinAction action() {
        return action;
    }

    boolean isTaken() {
        return waiting != null;
    }

    SharedCall take(SharedRun sharedRun) {
        waiting = sharedRun.newCall(this);
        stopTimer();
        return waiting;
    }

    /** Releases the slot if {@code call} waits in it; returns whether it did. */
    boolean release(SharedCall call) {
        boolean here = waiting == call;
        if (here) {
            waiting = null;
        }
        return here;
    }

    /** Schedules {@code task}, unless it is scheduled earlier already. */
    void schedule(long nanos, TimeSource time, Runnable task) {
        long instant = time.nanoTime() + nanos;
        if (timer == null || instant - due < 0) {
            stopTimer();
            due = instant;
            timer = time.schedule(task, nanos);
        }
    }

    /** Records that the scheduled task runs. */
    void timerFired() {
        timer = null;
    }

    void stopTimer() {
        if (timer != null) {
            timer.dispose();
            timer = null;
        }
    }
}
