package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlockingClientTest {

    private static final int IN_FLIGHT = 64;

    @Test
    void callsWhenAllThreadsAreThere() throws InterruptedException {
        List<Long> threads = new CopyOnWriteArrayList<>();
        BlockingClient client = new BlockingClient() {
            @Override
            void call() {
                threads.add(callers());
            }

            @Override
            public void close() {}
        };
        OneCallEach shift = new OneCallEach();

        client.work(IN_FLIGHT, shift);

        assertThat(shift.failures).isEmpty();
        assertThat(threads).hasSize(IN_FLIGHT).element(0).isEqualTo((long) IN_FLIGHT);
    }

    private static long callers() {
        Thread[] all = new Thread[10 * IN_FLIGHT];
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        return Stream.of(all)
                .limit(group.enumerate(all))
                .filter(thread -> thread.getName().startsWith("caller-"))
                .count();
    }

    private static final class OneCallEach implements Shift {

        private final ThreadLocal<Boolean> called = ThreadLocal.withInitial(() -> false);
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();

        @Override
        public boolean wantsMore() {
            return !called.get();
        }

        @Override
        public void succeeded(long startedNanos) {
            called.set(true);
        }

        @Override
        public void succeeded() {
            called.set(true);
        }

        @Override
        public void failed(Throwable cause) {
            failures.add(cause);
        }
    }
}
