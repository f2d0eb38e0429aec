package io.github.feedpin.benchmarks.clients;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Base class of clients that block a thread for each call in flight. */
abstract class BlockingClient implements Client {

    /**
     * Makes one call.
     *
     * @throws Exception unless it succeeds for every user
     */
    abstract void call() throws Exception;

    /** Starts all threads before the first call. */
    @Override
    public final void makeCalls(int concurrency, CallRecorder recorder) throws Exception {
        CyclicBarrier started = new CyclicBarrier(concurrency);
        Callable<Boolean> caller = () -> {
            started.await();
            do {
                call();
            } while (recorder.callSucceeded());
            return true;
        };
        ExecutorService threads = Executors.newFixedThreadPool(concurrency);
        try {
            for (Future<Boolean> thread : threads.invokeAll(Collections.nCopies(concurrency, caller))) {
                thread.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
