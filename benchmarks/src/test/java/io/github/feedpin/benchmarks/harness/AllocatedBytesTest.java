package io.github.feedpin.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("Counts the allocation of the whole JVM")
class AllocatedBytesTest {

    private static final int ARRAY = 1024 * 1024;
    private static final int ARRAYS = 512;

    private final AllocatedBytes allocated = new AllocatedBytes();

    @Test
    void allocationOfEndedThreadsIsCounted() throws InterruptedException {
        long before = allocated.total();
        CountDownLatch done = new CountDownLatch(2);
        CountDownLatch counted = new CountDownLatch(1);
        Thread[] threads = {worker(done, counted), worker(done, counted)};

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        allocated.total();
        counted.countDown();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(thread.isAlive()).isFalse();
        }

        assertThat(allocated.total() - before).isCloseTo(2L * ARRAYS * ARRAY, withinPercentage(5));
    }

    private static Thread worker(CountDownLatch done, CountDownLatch counted) {
        Thread thread = new Thread(() -> {
            int sum = 0;
            for (int i = 0; i < ARRAYS; i++) {
                sum += new byte[ARRAY].length;
            }
            assertThat(sum).isEqualTo(ARRAYS * ARRAY);
            done.countDown();
            try {
                counted.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return thread;
    }
}
