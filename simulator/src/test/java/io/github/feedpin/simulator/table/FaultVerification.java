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
 * Verification that applies to every fault.
 *
 * @param kind the kind of failure that the client must see
 * @param responded whether there is a response, whose status, code and log id must be kept
 */
record FaultVerification(Fault fault, FailureKind kind, boolean responded) {

    FaultVerification(Fault fault, FailureKind kind) {
        this(fault, kind, kind != FailureKind.NO_RESPONSE);
    }

    /** Verifies that a call with this fault fails as its kind does, is not repeated, and keeps the response. */
    FeedpinException verifyCall(FaultTrigger trigger) {
        FaultTrial trial = FaultTrial.of(trigger, fault);

        FeedpinException failure = trial.failureOfSend();

        kind.assertMatches(failure);
        assertThat(met(trial)).as("requests with the fault").hasSize(1);
        assertThat(failure.platformError().map(ResponseIdentity::of))
                .as("the response")
                .isEqualTo(responded ? Optional.of(met(trial).get(0)) : Optional.empty());
        assertShowsNoUserOrSecret(failure.getMessage());
        return failure;
    }

    /** Verifies that runs with the fault at these places have the expected result. */
    void verifyRuns(Set<FaultPlacement> forms) {
        ExpectedRuns.forEachForm(kind, forms, this::verifyRun);
    }

    private void verifyRun(FaultPlacement placement, RunSummary expected) {
        FaultTrial trial = placement.trial(fault);

        PinReport report = trial.run();

        assertThat(RunSummary.of(report, trial.simulator))
                .as("run: %s", placement)
                .isEqualTo(expected);
        assertThat(report.outcomes().keySet()).containsExactlyElementsOf(FaultTrial.USERS);
        assertAgreesWithThePlatform(report, trial.simulator.pinnedUsers());
        assertReasons(report, Set.copyOf(met(trial)));
    }

    private List<ResponseIdentity> met(FaultTrial trial) {
        return trial.simulator.journal().entries().stream()
                .filter(entry -> fault.name().equals(entry.fault()))
                .map(ResponseIdentity::of)
                .toList();
    }

    /** Users are pinned if they are applied, and only then, unless their outcome is unknown. */
    private static void assertAgreesWithThePlatform(PinReport report, Set<String> pinned) {
        assertThat(report.outcomes().values())
                .filteredOn(outcome -> !(outcome instanceof Unknown))
                .allMatch(outcome -> pinned.contains(outcome.userId()) == outcome instanceof Applied);
    }

    /** All other outcomes have a reason, with the response to one of the requests that met the fault. */
    private void assertReasons(PinReport report, Set<ResponseIdentity> met) {
        Set<String> texts = new HashSet<>();
        Set<Optional<ResponseIdentity>> reasons = new HashSet<>();
        for (UserOutcome outcome : report.outcomes().values()) {
            if (!(outcome instanceof Applied)) {
                texts.add(outcome.message());
                texts.add(outcome.toString());
                reasons.add(outcome.platformError().map(ResponseIdentity::of));
            }
        }
        assertThat(texts).allSatisfy(FaultVerification::assertShowsNoUserOrSecret);
        assertThat(reasons)
                .allMatch(reason -> reason.isPresent() == responded)
                .allMatch(reason -> reason.map(met::contains).orElse(true));
    }

    private static void assertShowsNoUserOrSecret(String text) {
        assertThat(text).isNotBlank().doesNotContain("ou_user_", "simulated-secret");
    }
}
