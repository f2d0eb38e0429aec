package io.github.feedpin.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;

/** Makes single calls with a thread for each that is under way. */
abstract class BlockingClient implements Client {

    /** Makes one call, and waits for its answer; fails unless it succeeded. */
    abstract void call() throws Exception;

    @Override
    public void work(int inFlight, Shift shift) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            Thread thread = new Thread(() -> work(shift), "caller-" + i);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Shift shift) {
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
}
