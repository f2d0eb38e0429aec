package io.github.feedpin.internal.run;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * External conditions that stop a run.
 *
 * @param signal its first signal stops the run
 * @param grace the delay after which calls in flight are abandoned; null for never
 * @param deadline the delay from the start after which the run is abandoned; null for never
 */
public record StopConditions(
        Publisher<?> signal,
        @Nullable Duration grace,
        @Nullable Duration deadline) {

    private static final StopReason STOPPED = new StopReason(NotSentReason.CANCELLED, "The run was stopped", null);

    /** Watches the conditions until disposed of. */
    Disposable watch(StopSignal stopSignal, TimeSource time) {
        Disposable.Composite watches = Disposables.composite();
        watchDeadline(stopSignal, time, watches);
        Runnable onSignal = () -> stopWithGrace(stopSignal, time, watches);
        try {
            watches.add(Mono.from(signal).materialize().subscribe(first -> onSignal.run()));
        } catch (Throwable failure) {
            ApplicationCode.logFailure("The stop signal of a run", failure);
            onSignal.run();
        }
        return watches;
    }

    private void watchDeadline(StopSignal stopSignal, TimeSource time, Disposable.Composite watches) {
        if (deadline != null) {
            String message = "The run's deadline of " + deadline.toMillis() + " ms passed";
            StopReason reason = new StopReason(NotSentReason.DEADLINE, message, null);
            watches.add(time.schedule(() -> stopSignal.abandon(reason), deadline.toNanos()));
        }
    }

    private void stopWithGrace(StopSignal stopSignal, TimeSource time, Disposable.Composite watches) {
        if (grace != null && grace.isZero()) {
            stopSignal.abandon(STOPPED);
            return;
        }
        stopSignal.stop(STOPPED);
        if (grace != null) {
            watches.add(time.schedule(() -> stopSignal.abandon(STOPPED), grace.toNanos()));
        }
    }
}
