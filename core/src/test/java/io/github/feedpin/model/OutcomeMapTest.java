package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeMapTest {

    private static NotSent notSent(String userId) {
        return new NotSent(userId, NotSentReason.CANCELLED, "stopped", null);
    }

    private static List<String> entered(OutcomeMap.Builder builder) {
        List<String> entered = new ArrayList<>();
        builder.distinctUserIds().forEachRemaining(entered::add);
        return entered;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 100, 5_000, 20_000})
    void mapEqualsALinkedHashMap(int ids) {
        Random random = new Random(ids);
        List<String> submitted = new ArrayList<>();
        Map<String, UserOutcome> reference = new LinkedHashMap<>();
        for (int i = 0; i < ids; i++) {
            String userId = "ou_" + random.nextInt(3_000);
            submitted.add(userId);
            reference.putIfAbsent(userId, notSent(userId));
        }
        OutcomeMap.Builder builder = new OutcomeMap.Builder(submitted);
        assertThat(entered(builder)).containsExactlyElementsOf(reference.keySet());
        List<UserOutcome> outcomes = new ArrayList<>(reference.values());
        Collections.rotate(outcomes, ids / 7);
        outcomes.forEach(builder::record);

        OutcomeMap map = builder.build();

        assertThat(map).isEqualTo(reference).hasSameHashCodeAs(reference).hasToString(reference.toString());
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(new ArrayList<>(reference.keySet()));
        assertThat(new ArrayList<>(map.values())).isEqualTo(new ArrayList<>(reference.values()));
        assertThat(map.get("ou_nobody")).isNull();
        assertThat(map.containsKey("ou_nobody")).isFalse();
    }

    @Test
    void mapOfIdsWithEqualHashesContainsThemAll() {
        List<String> ids = new ArrayList<>(List.of(""));
        for (int length = 0; length < 12; length++) {
            // "Aa" and "BB" have the same hash, and so do strings of equal length built of them.
            List<String> longer = new ArrayList<>();
            ids.forEach(id -> {
                longer.add(id + "Aa");
                longer.add(id + "BB");
            });
            ids = longer;
        }
        List<String> submitted = new ArrayList<>();
        for (String id : ids) {
            submitted.add(id);
            submitted.add(ids.get(0));
        }
        OutcomeMap.Builder builder = new OutcomeMap.Builder(submitted);
        assertThat(entered(builder)).isEqualTo(ids);
        ids.forEach(id -> builder.record(new Applied(id)));
        OutcomeMap map = builder.build();

        assertThat(map).hasSize(4096);
        assertThat(ids).allMatch(id -> new Applied(id).equals(map.get(id)));
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(ids);
    }

    @Test
    void idsAreIndexedWhileOutcomesAreRecorded() {
        OutcomeMap.Builder builder = new OutcomeMap.Builder(List.of("ou_a", "ou_b", "ou_a", "ou_c", "ou_c", "ou_b"));
        Iterator<String> entering = builder.distinctUserIds();
        assertThat(entering.next()).isEqualTo("ou_a");
        builder.record(new Applied("ou_a"));
        assertThat(entering.next()).isEqualTo("ou_b");
        builder.record(notSent("ou_a"));
        assertThat(entering.next()).isEqualTo("ou_c");
        builder.record(new Applied("ou_c"));
        builder.record(new Applied("ou_b"));
        assertThat(entering.hasNext()).isFalse();
        OutcomeMap map = builder.build();

        assertThat(map.values()).containsExactly(notSent("ou_a"), new Applied("ou_b"), new Applied("ou_c"));
    }

    @Test
    void whenTheSubmittedIdsChangeLaterTheBuilderDoesNot() {
        List<String> submitted = new ArrayList<>(List.of("ou_a", "ou_b"));
        OutcomeMap.Builder builder = new OutcomeMap.Builder(submitted);
        submitted.set(1, "ou_c");
        assertThat(entered(builder)).containsExactly("ou_a", "ou_b");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void nullAndNonStringIdsAreRejected() {
        List raw = new ArrayList<>(List.of("ou_a", 1));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new OutcomeMap.Builder(raw))
                .withMessage("User id number 2 is no String");
        raw.set(0, null);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new OutcomeMap.Builder(raw))
                .withMessage("User id number 1 is null");
    }

    @Test
    void missingAndForeignOutcomesAreRejected() {
        OutcomeMap.Builder builder = new OutcomeMap.Builder(List.of("ou_a", "ou_b", "ou_c"));
        Iterator<String> entering = builder.distinctUserIds();
        entering.next();
        entering.next();
        builder.record(new Applied("ou_a"));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> builder.record(new Applied("ou_stranger")))
                .withMessageNotContaining("ou_stranger");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(builder::build)
                .withMessage("2 of 3 users without an outcome");
    }

    @Test
    void twoOutcomesOfOneIdAreRejected() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OutcomeMap.of(List.of(new Applied("ou_a"), notSent("ou_a"))))
                .withMessageNotContaining("ou_");
    }
}
