package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongQueueTest {

    private final LongQueue queue = new LongQueue();

    @Test
    void queueGrowsAndKeepsItsOrder() {
        for (int i = 0; i < 50; i++) {
            queue.add(i);
        }
        queue.removeUntil(39);
        for (int i = 50; i < 500; i++) {
            queue.add(i);
        }
        assertThat(queue.size()).isEqualTo(460);
        for (int i = 40; i < 500; i++) {
            assertThat(queue.nanosUntilFirst(0)).isEqualTo(i);
            queue.removeUntil(i);
        }
        assertThat(queue.size()).isZero();
    }

    @Test
    void instantOutOfOrderIsReplacedByTheLastOne() {
        queue.add(100);
        queue.add(90);
        queue.removeUntil(99);
        assertThat(queue.size()).isEqualTo(2);
        queue.removeUntil(100);
        assertThat(queue.size()).isZero();
    }

    @Test
    void instantsMayOverflow() {
        long near = Long.MAX_VALUE - 5;
        queue.add(near);
        queue.add(near + 10);
        queue.removeUntil(near + 1);
        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.nanosUntilFirst(near + 1)).isEqualTo(9);
    }

    @Test
    void instantsThatAreDueAreCountedAsALinearScanWould() {
        for (int i = 0; i < 100; i++) {
            queue.add(i / 3 * 10);
        }
        for (int nanos = -1; nanos < 400; nanos++) {
            int expected = 0;
            while (expected < 100 && queue.nanosUntil(expected, 0) <= nanos) {
                expected++;
            }
            for (int known = 0; known <= expected; known++) {
                assertThat(queue.countWithin(nanos, 0, known)).isEqualTo(expected);
            }
        }
    }
}
