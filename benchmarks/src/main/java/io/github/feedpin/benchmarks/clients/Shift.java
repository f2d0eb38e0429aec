package io.github.feedpin.benchmarks.clients;

/** Counts the calls of a client, and says when it has made enough of them. Thread-safe. */
public interface Shift {

    /** Whether another call is to be made. */
    boolean wantsMore();

    /** A call has succeeded that began then, according to {@link System#nanoTime()}. */
    void succeeded(long startedNanos);

    /** A call has succeeded, of which nobody knows when it began. */
    void succeeded();

    /** A call has failed, which makes the whole measurement void. */
    void failed(Throwable failure);
}
