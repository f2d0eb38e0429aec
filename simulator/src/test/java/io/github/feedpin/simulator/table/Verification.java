package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is verified of every fault, whatever it is.
 *
 * @param kind what the client must take it for
 * @param answered whether it is a response at all, whose status, code and log id must be kept
 */
record Verification(Fault fault, Kind kind, boolean answered) {

    Verification(Fault fault, Kind kind) {
        this(fault, kind, kind != Kind.NO_ANSWER);
    }

    /** One call that meets it fails as its kind does, is not repeated, and keeps all that was answered. */
    FeedpinException ofOneCall(FaultTrigger occasion) {
        Trial trial = Trial.of(occasion, fault);

        FeedpinException failure = trial.failureOfSend();

        kind.assertToldBy(failure);
        assertThat(met(trial)).as("requests that met the fault").hasSize(1);
        assertThat(failure.platformError().map(Told::by))
                .as("what was answered")
                .isEqualTo(answered ? Optional.of(met(trial).get(0)) : Optional.empty());
        assertNamesNobody(failure.getMessage());
        return failure;
    }

    /** Runs that meet it in these ways end with the account that is expected. */
    void ofRuns(Set<Form> forms) {
        Expected.forEachForm(kind, forms, this::ofRun);
    }

    private void ofRun(Form form, Account expected) {
        Trial trial = form.trial(fault);

        PinReport report = trial.run();

        assertThat(Account.of(report, trial.simulator)).as("account: %s", form).isEqualTo(expected);
        assertThat(report.outcomes().keySet()).containsExactlyElementsOf(Trial.USERS);
        assertTrue(report, trial.simulator.pinnedUsers());
        assertExplained(report, Set.copyOf(met(trial)));
    }

    private List<Told> met(Trial trial) {
        return trial.simulator.journal().entries().stream()
                .filter(entry -> fault.name().equals(entry.fault()))
                .map(Told::by)
                .toList();
    }

    /** Who is applied is pinned; who is not, and not unknown, is not. */
    private static void assertTrue(PinReport report, Set<String> pinned) {
        assertThat(report.outcomes().values())
                .filteredOn(outcome -> !(outcome instanceof Unknown))
                .allMatch(outcome -> pinned.contains(outcome.userId()) == outcome instanceof Applied);
    }

    /** Everybody else is told why, with what one of the requests was answered that met the fault. */
    private void assertExplained(PinReport report, Set<Told> met) {
        Set<String> words = new HashSet<>();
        Set<Optional<Told>> reasons = new HashSet<>();
        for (UserOutcome outcome : report.outcomes().values()) {
            if (!(outcome instanceof Applied)) {
                words.add(outcome.message());
                words.add(outcome.toString());
                reasons.add(outcome.platformError().map(Told::by));
            }
        }
        assertThat(words).allSatisfy(Verification::assertNamesNobody);
        assertThat(reasons)
                .allMatch(told -> told.isPresent() == answered)
                .allMatch(told -> told.map(met::contains).orElse(true));
    }

    private static void assertNamesNobody(String text) {
        assertThat(text).isNotBlank().doesNotContain("ou_user_", "simulated-secret");
    }
}
