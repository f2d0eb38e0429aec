package io.github.feedpin.internal.run;

import io.github.feedpin.internal.guard.ApplicationCode;
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
 * Whether and why a run sends nothing more, and whether it still waits for its calls in flight. The first reason
 * counts. Subscribers are signalled on the workers, since application code behind them may block. Thread-safe.
 */
public final class StopSignal {

    private final TimeSource time;
    private final AtomicReference<@Nullable StopReason> reason = new AtomicReference<>();
    private final Sinks.One<StopReason> stopped = Sinks.one();
    private final Sinks.Empty<Void> abandoned = Sinks.empty();
    private final Set<Cutoff> cutoffs = ConcurrentHashMap.newKeySet();
    private volatile @Nullable StopReason abandonReason;
    private volatile boolean cancelled;

    StopSignal(TimeSource time) {
        this.time = time;
    }

    /** Sends nothing more; calls in flight are waited for. */
    void stop(StopReason why) {
        if (reason.compareAndSet(null, why)) {
            time.handOver(() -> {
                stopped.tryEmitValue(why);
                cutoffs.forEach(Cutoff::stop);
            });
        }
    }

    /** Sends nothing more, and abandons the calls in flight. */
    void abandon(StopReason why) {
        abandonReason = why;
        stop(why);
        time.handOver(() -> {
            abandoned.tryEmitEmpty();
            cutoffs.forEach(Cutoff::end);
        });
    }

    /** Sends nothing more, since the run is being cancelled call by call, which makes room for other calls. */
    void cancel() {
        cancelled = true;
    }

    /** Returns whether calls may still be sent. */
    boolean isOpen() {
        return reason.get() == null && !cancelled;
    }

    /** Returns whether the run was stopped. */
    boolean isStopped() {
        return reason.get() != null;
    }

    /** Returns why the run was stopped; null while it was not. */
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
    Mono<Void> cutoff(SendGate gate) {
        return Mono.create(sink -> {
            Cutoff cutoff = new Cutoff(gate, sink);
            cutoffs.add(cutoff);
            sink.onDispose(() -> cutoffs.remove(cutoff));
            if (abandonReason != null) {
                cutoff.end();
            } else if (isStopped()) {
                cutoff.stop();
            }
        });
    }

    private record Cutoff(SendGate gate, MonoSink<Void> sink) {

        void stop() {
            if (gate.close()) {
                end();
            }
        }

        void end() {
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
