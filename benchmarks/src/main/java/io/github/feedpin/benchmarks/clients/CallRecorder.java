package io.github.feedpin.benchmarks.clients;

import java.util.concurrent.atomic.AtomicLong;

/** Counts successful calls, and tells a client when to stop. Thread-safe. */
public final class CallRecorder {

    private final long limit;
    private final AtomicLong calls = new AtomicLong();
    private volatile boolean stopped;

    /** Creates a recorder that is stopped by {@link #stop()}. */
    public CallRecorder() {
        this(Long.MAX_VALUE);
    }

    /** Creates a recorder that stops after {@code limit} calls. */
    public CallRecorder(long limit) {
        this.limit = limit;
    }

    /** Records a successful call, and returns whether to make another one. */
    public boolean callSucceeded() {
        return calls.incrementAndGet() < limit && !stopped;
    }

    /** Returns whether no more calls are to be made. */
    public boolean isStopped() {
        return stopped || calls() >= limit;
    }

    /** Lets no more calls be made. */
    public void stop() {
        stopped = true;
    }

    /** Returns the number of successful calls. */
    public long calls() {
        return calls.get();
    }
}
