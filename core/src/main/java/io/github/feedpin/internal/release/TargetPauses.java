package io.github.feedpin.internal.release;

import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pauses of targets whose releases fail, longer with each failure. Thread-safe. */
final class TargetPauses {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private record Pause(int failures, long until) {}

    private final TimeSource time;
    private final Map<PinTarget, Pause> pauses = new ConcurrentHashMap<>();

    TargetPauses(TimeSource time) {
        this.time = time;
    }

    boolean isPaused(PinTarget target) {
        @Nullable Pause pause = pauses.get(target);
        return pause != null && isCurrent(pause);
    }

    /** Starts a pause, unless the target is paused already: calls that were in flight together count as one failure. */
    void failed(PinTarget target) {
        pauses.compute(target, (paused, last) -> {
            if (last != null && isCurrent(last)) {
                return last;
            }
            int failures = last == null ? 1 : last.failures() + 1;
            return new Pause(failures, time.nanoTime() + PAUSES.after(failures).toNanos());
        });
    }

    void succeeded(PinTarget target) {
        pauses.remove(target);
    }

    private boolean isCurrent(Pause pause) {
        return time.nanoTime() - pause.until() < 0;
    }
}
