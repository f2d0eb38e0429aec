package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.ArrayList;
import java.util.Collections;
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 100, 20_000})
    void isTheMapThatALinkedHashMapWouldBe(int expected) {
        Random random = new Random(expected);
        OutcomeMap.Builder builder = new OutcomeMap.Builder(expected);
        Map<String, UserOutcome> reference = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String userId = "ou_" + random.nextInt(3_000);
            builder.enter(userId);
            reference.putIfAbsent(userId, notSent(userId));
        }
        assertThat(builder.ids()).containsExactlyElementsOf(reference.keySet());
        List<UserOutcome> outcomes = new ArrayList<>(reference.values());
        Collections.rotate(outcomes, 700);
        outcomes.forEach(builder::settle);

        OutcomeMap map = builder.build();

        assertThat(map).isEqualTo(reference).hasSameHashCodeAs(reference).hasToString(reference.toString());
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(new ArrayList<>(reference.keySet()));
        assertThat(new ArrayList<>(map.values())).isEqualTo(new ArrayList<>(reference.values()));
        assertThat(map.get("ou_nobody")).isNull();
        assertThat(map.containsKey("ou_nobody")).isFalse();
    }

    @Test
    void bearsIdsWhoseHashesAreAllTheSame() {
        List<String> ids = new ArrayList<>(List.of(""));
        for (int length = 0; length < 12; length++) {
            // "Aa" and "BB" have the same hash, and so has whatever is put together of them.
            List<String> longer = new ArrayList<>();
            ids.forEach(id -> {
                longer.add(id + "Aa");
                longer.add(id + "BB");
            });
            ids = longer;
        }
        OutcomeMap.Builder builder = new OutcomeMap.Builder(0);
        for (String id : ids) {
            builder.enter(id);
            builder.enter(ids.get(0));
        }
        ids.forEach(id -> builder.settle(new Applied(id)));
        OutcomeMap map = builder.build();

        assertThat(map).hasSize(4096);
        assertThat(ids).allMatch(id -> new Applied(id).equals(map.get(id)));
        assertThat(new ArrayList<>(map.keySet())).isEqualTo(ids);
    }

    @Test
    void anIdKeepsItsPlaceWhileOutcomesCome() {
        OutcomeMap.Builder builder = new OutcomeMap.Builder(2);
        builder.enter("ou_a");
        builder.enter("ou_b");
        List<String> ids = builder.ids();
        builder.settle(new Applied("ou_a"));
        assertThat(ids).containsExactly("ou_a", "ou_b");
        builder.settle(notSent("ou_a"));
        builder.settle(new Applied("ou_b"));
        OutcomeMap map = builder.build();
        assertThat(map.values()).containsExactly(notSent("ou_a"), new Applied("ou_b"));
        assertThat(map.count(OutcomeKind.APPLIED)).isEqualTo(1);
        assertThat(map.count(OutcomeKind.NOT_SENT)).isEqualTo(1);
        assertThat(map.count(OutcomeKind.UNKNOWN)).isZero();
    }

    @Test
    void nobodyIsLeftWithoutAnOutcomeAndNobodyElseGetsOne() {
        OutcomeMap.Builder builder = new OutcomeMap.Builder(2);
        builder.enter("ou_a");
        builder.enter("ou_b");
        builder.settle(new Applied("ou_a"));
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> builder.settle(new Applied("ou_stranger")))
                .withMessageNotContaining("ou_stranger");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(builder::build)
                .withMessage("1 of 2 users without an outcome");
    }

    @Test
    void anOutcomeUnderAnotherIdIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> OutcomeMap.copyOf(Map.of("ou_a", new Applied("ou_b"))))
                .withMessageNotContaining("ou_");
    }
}
