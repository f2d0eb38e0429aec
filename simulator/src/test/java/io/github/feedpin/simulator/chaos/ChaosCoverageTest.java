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

/** A hundred seeds cover nearly all faults and results, so that the chaos test proves something. */
class ChaosCoverageTest {

    private final Set<String> faults = new HashSet<>();
    private final Set<Object> outcomes = new HashSet<>();
    private final Set<RunEnd> endings = new HashSet<>();

    @Test
    void allOutcomesAllEndsAndDozensOfFaultsOccur() {
        LongStream.rangeClosed(1, 100)
                .mapToObj(seed -> new ChaosScenario(new ScenarioPlan(seed)).run())
                .forEach(this::note);

        assertThat(faults).hasSizeGreaterThan(50);
        assertThat(endings).containsExactlyInAnyOrder(RunEnd.values());
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

    private void note(ChaosScenario scenario) {
        scenario.simulator.journal().entries().stream()
                .map(JournalEntry::fault)
                .filter(Objects::nonNull)
                .forEach(faults::add);
        scenario.outcomes().forEach(this::note);
        endings.add(scenario.plan.ending);
    }

    private void note(UserOutcome outcome) {
        outcomes.add(outcome instanceof NotSent notSent ? notSent.reason() : outcome.getClass());
    }
}
