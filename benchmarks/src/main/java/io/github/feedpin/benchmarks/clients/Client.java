package io.github.feedpin.benchmarks.clients;

/** A way to make calls, set up for one server. */
public interface Client extends AutoCloseable {

    /**
     * Keeps calls under way, {@code inFlight} at a time, as long as the shift wants more; returns when the last one has
     * ended.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    void work(int inFlight, Shift shift) throws InterruptedException;

    @Override
    void close();
}
