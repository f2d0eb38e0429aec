package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctFilterTest {

    private final DistinctFilter filter = new DistinctFilter();

    @Test
    void duplicatesAreCountedAndNotNew() {
        assertThat(filter.isNew("ou_a")).isTrue();
        assertThat(filter.isNew("ou_b")).isTrue();
        assertThat(filter.isNew("ou_a")).isFalse();

        assertThat(filter.submitted()).isEqualTo(3);
        assertThat(filter.duplicates()).isEqualTo(1);
    }

    @Test
    void emptyAndVeryLongIdsAreSupported() {
        String longer = "x".repeat(127);
        for (String id : new String[] {"", longer, longer + "x", "x".repeat(100_000), "ä", "日本", "😀"}) {
            assertThat(filter.isNew(id)).isTrue();
            assertThat(filter.isNew(id)).isFalse();
        }
    }

    @Test
    void idsWithEqualStringHashesAreDistinct() {
        // "Aa" and "BB" have the same hash, and so has every mixture of them.
        Set<String> collisions = new HashSet<>(Set.of(""));
        for (int i = 0; i < 10; i++) {
            Set<String> longer = new HashSet<>();
            collisions.forEach(id -> {
                longer.add(id + "Aa");
                longer.add(id + "BB");
            });
            collisions = longer;
        }

        assertThat(collisions).hasSize(1024).allMatch(filter::isNew).noneMatch(filter::isNew);
    }

    @Test
    void longIdsAreFoundAgain() {
        for (int length = 1; length <= 2_000; length++) {
            assertThat(filter.isNew("x".repeat(length))).isTrue();
        }
        for (int length = 1; length <= 2_000; length++) {
            assertThat(filter.isNew("x".repeat(length))).isFalse();
        }
    }

    @Test
    void manyIdsAreDistinguishedLikeInAHashSet() {
        Random random = new Random(7);
        Set<String> expected = new HashSet<>();

        for (int i = 0; i < 200_000; i++) {
            String id = "ou_" + Integer.toHexString(random.nextInt(150_000)) + "x".repeat(random.nextInt(3));
            assertThat(filter.isNew(id)).isEqualTo(expected.add(id));
        }
    }
}
