package io.github.feedpin.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Makes single calls with a thread for each that is under way. */
abstract class BlockingClient implements Client {

    /** Makes one call, and waits for its response; fails unless it succeeded. */
    abstract void call() throws Exception;

    /**
     * All threads are there before the first one calls: starting one would take long when it has to compete with those
     * that do.
     */
    @Override
    public final void work(int inFlight, Shift shift) throws InterruptedException {
        Start start = new Start(inFlight);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            Thread thread = new Thread(() -> work(start, shift), "caller-" + i);
            threads.add(thread);
            thread.start();
        }
        start.give(threads);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Start start, Shift shift) {
        start.await();
        try {
            while (shift.wantsMore()) {
                long started = System.nanoTime();
                call();
                shift.succeeded(started);
            }
        } catch (Exception failure) {
            shift.failed(failure);
        }
    }

    /**
     * What all threads wait for. Each is woken by the one that gives it, not by its neighbour, which would have to get
     * a turn first.
     */
    private static final class Start {

        private final CountDownLatch missing;
        private volatile boolean given;

        private Start(int threads) {
            this.missing = new CountDownLatch(threads);
        }

        private void await() {
            missing.countDown();
            while (!given) {
                LockSupport.park(this);
            }
        }

        private void give(List<Thread> threads) throws InterruptedException {
            missing.await();
            given = true;
            threads.forEach(LockSupport::unpark);
        }
    }
}
