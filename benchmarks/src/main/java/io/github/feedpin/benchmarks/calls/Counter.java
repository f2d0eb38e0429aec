package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.Shift;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a shift that lasts until it is ended, or a call fails. */
final class Counter implements Shift {

    private final LongAdder calls = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Latencies latencies = new Latencies();
    private volatile boolean open = true;

    @Override
    public boolean wantsMore() {
        return open;
    }

    @Override
    public void succeeded(long startedNanos) {
        latencies.add(System.nanoTime() - startedNanos);
        calls.increment();
    }

    @Override
    public void succeeded() {
        calls.increment();
    }

    @Override
    public void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        open = false;
    }

    /** How many calls have succeeded; none may have failed. */
    long calls() {
        @Nullable Throwable cause = failure.get();
        if (cause != null) {
            throw new IllegalStateException("A call has failed", cause);
        }
        return calls.sum();
    }

    /** How long the calls from now on take. */
    Latencies newLatencies() {
        Latencies fresh = new Latencies();
        latencies = fresh;
        return fresh;
    }

    void end() {
        open = false;
    }
}
