package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeCounterTest {

    private final OutcomeCounter counter = new OutcomeCounter();

    private static Rejected rejected(int code) {
        return new Rejected("ou_a", code, "no", null);
    }

    private static NotSent notSent(NotSentReason reason) {
        return new NotSent("ou_a", reason, "no", null);
    }

    @Test
    void withoutOutcomesAllCountsAreZero() {
        assertThat(counter.counts())
                .returns(0L, OutcomeCounts::total)
                .returns(Map.of(), OutcomeCounts::rejectedByCode)
                .returns(Map.of(), OutcomeCounts::notSentByReason);
    }

    @Test
    void outcomesAreCountedByKindCodeAndReason() {
        counter.add(new Applied("ou_a"));
        counter.add(rejected(230053));
        counter.add(rejected(0));
        counter.add(rejected(230053));
        counter.add(notSent(NotSentReason.CANCELLED));
        counter.add(notSent(NotSentReason.INVALID_ID));
        counter.add(new Unknown("ou_a", new UnreachableException("no", null)));

        OutcomeCounts counts = counter.counts();

        assertThat(counts)
                .returns(7L, OutcomeCounts::total)
                .returns(1L, OutcomeCounts::applied)
                .returns(3L, OutcomeCounts::rejected)
                .returns(2L, OutcomeCounts::notSent)
                .returns(1L, OutcomeCounts::unknown);
        assertThat(counts.rejectedByCode()).containsExactly(Map.entry(0, 1L), Map.entry(230053, 2L));
        assertThat(counts.notSentByReason())
                .containsExactly(Map.entry(NotSentReason.INVALID_ID, 1L), Map.entry(NotSentReason.CANCELLED, 1L));
        assertThat(counts)
                .hasToString("OutcomeCounts[applied=1, rejected=3{0=1, 230053=2}, "
                        + "notSent=2{INVALID_ID=1, CANCELLED=1}, unknown=1]");
    }

    @Test
    void countsDoNotChangeWhenFurtherOutcomesAreAdded() {
        counter.add(rejected(1));
        OutcomeCounts counts = counter.counts();

        counter.add(rejected(1));

        assertThat(counts.rejected()).isEqualTo(1);
        assertThat(counts.rejectedByCode()).containsExactly(Map.entry(1, 1L));
        assertThat(counts).isNotEqualTo(counter.counts());
    }

    @Test
    void whenThereAreTooManyCodesFurtherOnesAreCountedAsRejectedOnly() {
        IntStream.range(0, 5000).forEach(code -> counter.add(rejected(code)));
        counter.add(rejected(7));

        assertThat(counter.counts().rejected()).isEqualTo(5001);
        assertThat(counter.counts().rejectedByCode()).hasSize(1000).containsEntry(7, 2L);
    }

    @Test
    void outcomesOfManyThreadsAreAllCounted() {
        IntStream.range(0, 10_000).parallel().forEach(i -> counter.add(rejected(i % 3)));

        assertThat(counter.counts().total()).isEqualTo(10_000);
    }
}
