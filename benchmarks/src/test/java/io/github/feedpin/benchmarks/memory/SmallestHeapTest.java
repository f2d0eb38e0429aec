package io.github.feedpin.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallestHeapTest {

    @ParameterizedTest
    @ValueSource(ints = {SmallestHeap.MIN_MEGABYTES, 13, 64, SmallestHeap.MAX_MEGABYTES})
    void smallestSufficientHeapIsFound(int needed) throws Exception {
        assertThat(SmallestHeap.megabytes(megabytes -> megabytes >= needed)).isEqualTo(needed);
    }

    @Test
    void whenNoHeapIsSufficientTheResultIsNotANumber() throws Exception {
        assertThat(SmallestHeap.megabytes(megabytes -> false)).isNaN();
    }
}
