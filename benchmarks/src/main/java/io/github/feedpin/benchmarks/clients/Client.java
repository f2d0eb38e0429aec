package io.github.feedpin.benchmarks.clients;

/** Client that makes calls to one server. */
public interface Client extends AutoCloseable {

    /**
     * Keeps {@code concurrency} calls in flight until {@code recorder} is stopped, and returns when the last of them
     * has completed.
     *
     * @throws Exception if a call fails
     */
    void makeCalls(int concurrency, CallRecorder recorder) throws Exception;

    @Override
    void close();
}
