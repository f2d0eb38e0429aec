package io.github.feedpin.internal.run;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;

/**
 * Signals that a run sends no further call, and why, and whether its calls in flight are abandoned. The first reason
 * applies. Not the stop signal of the application, which is one of the {@link StopConditions}. Subscribers are
 * signalled on the workers, since application code behind them may block. Thread-safe.
 */
public final class StopSignal {

    private static final StopReason CANCELLED = new StopReason(NotSentReason.CANCELLED, "The run was cancelled", null);

    private final TimeSource time;
    private final AtomicReference<@Nullable StopReason> reason = new AtomicReference<>();
    private final Sinks.One<StopReason> stopped = Sinks.one();
    private final Sinks.Empty<Void> abandoned = Sinks.empty();
    private final Set<CallInProgress> calls = ConcurrentHashMap.newKeySet();
    private volatile @Nullable StopReason abandonReason;

    StopSignal(TimeSource time) {
        this.time = time;
    }

    /** Stops the run: no further call is sent; calls in flight may complete. */
    void stop(StopReason why) {
        if (reason.compareAndSet(null, why)) {
            time.handOver(() -> {
                stopped.tryEmitValue(why);
                calls.forEach(CallInProgress::stop);
            });
        }
    }

    /**
     * Stops the run: no further call is sent, and calls in flight are abandoned. The source is cancelled first, since
     * an endless one supplies further users as calls end.
     */
    void abandon(StopReason why) {
        reason.compareAndSet(null, why);
        abandonReason = why;
        time.handOver(() -> {
            abandoned.tryEmitEmpty();
            stopped.tryEmitValue(Objects.requireNonNull(reason()));
            calls.forEach(CallInProgress::end);
        });
    }

    /** Prevents further calls while the cancellation of the run's calls frees capacity; signals nothing. */
    void cancel() {
        reason.compareAndSet(null, CANCELLED);
    }

    /** Returns whether the run was stopped or cancelled. */
    boolean isStopped() {
        return reason.get() != null;
    }

    /** Returns why the run was stopped or cancelled; null while it was not. */
    @Nullable
    StopReason reason() {
        return reason.get();
    }

    /** Returns why calls in flight are abandoned; only after {@link #abandon}. */
    StopReason abandonReason() {
        return Objects.requireNonNull(abandonReason);
    }

    /** Emits the reason when the run is stopped. */
    public Mono<StopReason> whenStopped() {
        return stopped.asMono();
    }

    /** Completes when calls in flight are abandoned. */
    Mono<Void> whenAbandoned() {
        return abandoned.asMono();
    }

    /** Completes when the call behind {@code gate} must end: stopped before it passes, or abandoned after that. */
    Mono<Void> whenCallMustEnd(SendGate gate) {
        return Mono.create(sink -> {
            CallInProgress call = new CallInProgress(gate, sink);
            calls.add(call);
            sink.onDispose(() -> calls.remove(call));
            if (abandonReason != null) {
                call.end();
            } else if (isStopped()) {
                call.stop();
            }
        });
    }

    private record CallInProgress(SendGate gate, MonoSink<Void> sink) {

        void stop() {
            if (gate.close()) {
                end();
            }
        }

        void end() {
            gate.close();
            ApplicationCode.run("The subscriber of a call", sink::success);
        }

        /** Two calls are never equal. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
