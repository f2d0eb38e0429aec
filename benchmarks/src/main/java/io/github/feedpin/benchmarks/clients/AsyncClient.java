package io.github.feedpin.benchmarks.clients;

import java.util.concurrent.CountDownLatch;

/** Makes single calls without waiting for them: each one that ends begins the next, on the thread where it ended. */
abstract class AsyncClient implements Client {

    /** Makes one call, and tells {@code caller} how it ended. */
    abstract void call(Caller caller);

    @Override
    public void work(int inFlight, Shift shift) throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(inFlight);
        for (int i = 0; i < inFlight; i++) {
            new Caller(shift, busy).next();
        }
        busy.await();
    }

    /** Has one call under way at a time. */
    final class Caller {

        private final Shift shift;
        private final CountDownLatch busy;
        private long started;

        private Caller(Shift shift, CountDownLatch busy) {
            this.shift = shift;
            this.busy = busy;
        }

        private void next() {
            if (shift.wantsMore()) {
                started = System.nanoTime();
                call(this);
            } else {
                busy.countDown();
            }
        }

        /** The call has succeeded. */
        void succeeded() {
            shift.succeeded(started);
            next();
        }

        /** The call has failed; there are no more. */
        void failed(Throwable failure) {
            shift.failed(failure);
            busy.countDown();
        }
    }
}
