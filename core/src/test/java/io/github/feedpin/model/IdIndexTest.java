package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdIndexTest {

    private final List<String> ids = new ArrayList<>();
    private long looks;

    private String look(int position) {
        looks++;
        return ids.get(position);
    }

    private void fill(IdIndex index, List<String> all) {
        for (String id : all) {
            assertThat(index.add(id)).isTrue();
            ids.add(id);
        }
    }

    private static List<String> random(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add("ou_%08x".formatted(i * 0x9E3779B1));
        }
        return all;
    }

    /** Returns ids with the same hash, built of "Aa" and "BB". */
    private static List<String> colliding(int doublings) {
        List<String> all = List.of("");
        for (int i = 0; i < doublings; i++) {
            List<String> longer = new ArrayList<>();
            for (String id : all) {
                longer.add(id + "Aa");
                longer.add(id + "BB");
            }
            all = longer;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 12, 13, 1_000, 50_000})
    void addedIdsAreFoundAndOthersAreNot(int count) {
        IdIndex index = new IdIndex(count, this::look);
        fill(index, random(count));

        for (int i = 0; i < ids.size(); i++) {
            assertThat(index.find(ids.get(i))).isEqualTo(i);
            assertThat(index.add(ids.get(i))).isFalse();
        }
        assertThat(index.find("ou_nobody")).isEqualTo(IdIndex.ABSENT);
    }

    @Test
    void randomIdsAreFoundWithinFewComparisons() {
        IdIndex index = new IdIndex(50_000, this::look);
        fill(index, random(50_000));
        assertThat(looks).isLessThan(8 * 50_000L);

        looks = 0;
        ids.forEach(index::find);
        assertThat(looks).isLessThan(4 * 50_000L);
    }

    @Test
    void idsWithCollidingHashesAreFoundWithinFewComparisons() {
        List<String> all = colliding(14);
        IdIndex index = new IdIndex(all.size(), this::look);
        fill(index, all);
        long toFill = looks;

        looks = 0;
        for (int i = 0; i < all.size(); i++) {
            assertThat(index.find(all.get(i))).isEqualTo(i);
        }
        // Without its fallback the index would compare each with half of the others, about 134 million times.
        assertThat(toFill + looks).isLessThan(2_000_000);
    }

    @Test
    void whenACollidingIdIsRepeatedComparisonsStayBounded() {
        IdIndex index = new IdIndex(1_001, this::look);
        List<String> all = colliding(10).subList(0, 1_000);
        fill(index, all);

        looks = 0;
        for (int i = 0; i < 100_000; i++) {
            assertThat(index.add(all.get(999))).isFalse();
        }
        // Without a limit on all probes together the index would compare the id with a thousand others each time.
        assertThat(looks).isLessThan(2_000_000);
        assertThat(index.find(all.get(500))).isEqualTo(500);
        assertThat(index.add("ou_new")).isTrue();
        assertThat(index.find("ou_new")).isEqualTo(1_000);
    }
}
