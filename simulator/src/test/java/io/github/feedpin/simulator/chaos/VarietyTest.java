package io.github.feedpin.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.simulator.JournalEntry;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A hundred seeds meet with nearly everything that can go wrong, so that chaos proves something. */
class VarietyTest {

    private final Set<String> faults = new HashSet<>();
    private final Set<Object> outcomes = new HashSet<>();
    private final Set<Ending> endings = new HashSet<>();

    @Test
    void everyKindOfOutcomeAndOfEndingAndDozensOfFaultsOccur() {
        LongStream.rangeClosed(1, 100)
                .mapToObj(seed -> new ChaosScenario(new Plan(seed)).play())
                .forEach(this::note);

        assertThat(faults).hasSizeGreaterThan(50);
        assertThat(endings).containsExactlyInAnyOrder(Ending.values());
        assertThat(outcomes)
                .contains(UserOutcome.Applied.class, UserOutcome.Rejected.class, UserOutcome.Unknown.class)
                .contains(
                        NotSentReason.INVALID_ID,
                        NotSentReason.APP_REJECTED,
                        NotSentReason.CALL_REJECTED,
                        NotSentReason.UNREACHABLE,
                        NotSentReason.DEADLINE,
                        NotSentReason.CANCELLED,
                        NotSentReason.CLOSED);
    }

    private void note(ChaosScenario stage) {
        stage.simulator.journal().entries().stream()
                .map(JournalEntry::fault)
                .filter(Objects::nonNull)
                .forEach(faults::add);
        stage.outcomes().forEach(this::note);
        endings.add(stage.plan.ending);
    }

    private void note(UserOutcome outcome) {
        outcomes.add(outcome instanceof NotSent notSent ? notSent.reason() : outcome.getClass());
    }
}
