package io.github.feedpin.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.simulator.Journal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the accounts of a run that has been played: the client's, the platform's, and the witness's. */
final class Audit {

    private static final int RATE_LIMITED = 99991400;

    private final ChaosScenario stage;
    private final Plan plan;
    private final RecordingPlatform witness;
    private final List<UserOutcome> outcomes;
    private final Set<String> pinnedAfter;

    Audit(ChaosScenario stage) {
        this.stage = stage;
        this.plan = stage.plan;
        this.witness = stage.witness;
        this.outcomes = stage.outcomes();
        this.pinnedAfter = stage.simulator.pinnedUsers();
    }

    void check() {
        assertThat(stage.failure).as("what the run failed with").isNull();
        everybodyHasOneOutcome();
        assertThat(outcomes.stream()
                        .filter(outcome -> !agreesWithThePlatform(outcome))
                        .map(this::described))
                .as("outcomes that do not agree with the platform")
                .isEmpty();
        nothingWasSentTooLate();
        theLimitsWereKept();
        theFiguresAddUp();
        nothingIsLeft();
        closingIsPunctual();
    }

    private void everybodyHasOneOutcome() {
        Set<String> answered = outcomes.stream().map(UserOutcome::userId).collect(Collectors.toSet());
        assertThat(answered).as("one outcome for each").hasSameSizeAs(outcomes);
        if (!stage.cancelled) {
            assertThat(answered.equals(Set.copyOf(stage.emitted)))
                    .as("everybody has an outcome, and nobody else")
                    .isTrue();
            boolean readToTheEnd = plan.ending != Ending.DEADLINE && plan.ending != Ending.CLOSED;
            assertThat(!readToTheEnd || stage.emitted.size() == plan.userIds.size())
                    .as("all ids are read")
                    .isTrue();
        }
    }

    /**
     * Applied: it is as was asked. NotSent: nothing has changed, and nothing can have. Rejected: the platform said so,
     * and nothing has changed, unless by an earlier call whose response proved nothing. Unknown: there was such a call.
     * So whoever has changed is applied, or in doubt.
     */
    private boolean agreesWithThePlatform(UserOutcome outcome) {
        String userId = outcome.userId();
        boolean changed = isChanged(userId);
        boolean inDoubt = witness.inDoubt.contains(userId);
        if (outcome instanceof Applied) {
            return pinnedAfter.contains(userId) == plan.pinning;
        }
        if (outcome instanceof NotSent) {
            return !changed && !inDoubt;
        }
        if (outcome instanceof Rejected) {
            return witness.blamed.contains(userId) && (!changed || inDoubt);
        }
        return outcome instanceof Unknown && inDoubt;
    }

    private boolean isChanged(String userId) {
        return pinnedAfter.contains(userId) != stage.pinnedBefore.contains(userId);
    }

    private String described(UserOutcome outcome) {
        String userId = outcome.userId();
        return outcome + ", changed: " + isChanged(userId) + ", in doubt: " + witness.inDoubt.contains(userId)
                + ", blamed: " + witness.blamed.contains(userId);
    }

    private void nothingWasSentTooLate() {
        assertThat(witness.lastSent)
                .as("the last call, after a fatal response")
                .isLessThanOrEqualTo(witness.firstFatal)
                .as("the last call, after the run was to end")
                .isLessThanOrEqualTo(lastInstant());
        if (stage.report != null && plan.ending == Ending.DEADLINE) {
            assertThat(stage.report.stats().elapsed()).isLessThanOrEqualTo(plan.endsAfter);
        }
        if (!plan.streaming && plan.ending == Ending.STOPPED) {
            assertThat(stage.endedAt).isLessThanOrEqualTo(lastInstant() + plan.callTimeout.toNanos());
        }
    }

    private long lastInstant() {
        long end = stage.began + plan.endsAfter.toNanos();
        return switch (plan.ending) {
            case BY_ITSELF -> Long.MAX_VALUE;
            case STOPPED, DEADLINE, CANCELLED -> end;
            case CLOSED -> end + plan.grace.toNanos();
        };
    }

    private void theLimitsWereKept() {
        Journal journal = stage.simulator.journal();
        assertThat(witness.mostUnderWay).as("calls at once").isLessThanOrEqualTo(plan.capacity);
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(plan.perSecond);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(plan.perMinute);
        assertThat(journal.entries())
                .noneMatch(entry -> entry.fault() == null && Objects.equals(entry.code(), RATE_LIMITED));
    }

    private void theFiguresAddUp() {
        long arrived = stage.simulator.journal().calls();
        assertThat(arrived).isBetween((long) witness.ended - witness.abandoned, (long) witness.ended);
        if (stage.cancelled) {
            return;
        }
        assertThat(stage.counters.calls()).isEqualTo(witness.ended);
        assertThat(stage.counters.rateLimited()).isEqualTo(witness.rateLimited);
        assertThat(stage.counters.completedUsers()).isEqualTo(outcomes.size());
        if (plan.streaming) {
            int unsendable = plan.userIds.size() - plan.sendable().size();
            int batches = plan.concurrency.maxConcurrentCalls() + 5;
            assertThat(stage.mostAhead)
                    .as("how many ids were read ahead")
                    .isLessThanOrEqualTo(batches * plan.batching.maxUsersPerCall() + unsendable);
        } else {
            theReportAddsUp(Objects.requireNonNull(stage.report));
        }
    }

    private void theReportAddsUp(PinReport report) {
        assertThat(report.submitted()).isEqualTo(plan.userIds.size());
        assertThat(report.applied() + report.rejected() + report.notSent() + report.unknown())
                .isEqualTo(report.distinct());
        assertThat(report.stats().calls()).isEqualTo(witness.ended);
        assertThat(report.stats().rateLimited()).isEqualTo(witness.rateLimited);
        assertThat(report.stats().retries()).isLessThanOrEqualTo(report.stats().calls());
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofNanos(stage.endedAt - stage.began));
    }

    private void nothingIsLeft() {
        assertThat(witness.underWay).as("calls under way").isZero();
        assertThat(stage.simulator.openExchanges()).as("open exchanges").isZero();
        QuotaSnapshot quota = stage.quota();
        assertThat(quota.waiting()).as("waiting for a permit").isZero();
        assertThat(quota.windows())
                .allMatch(window -> window.inFlight() == 0 && window.resting() == 0, "all slots are free");
    }

    private void closingIsPunctual() {
        if (plan.ending == Ending.CLOSED) {
            stage.pass(plan.endsAfter.plus(plan.grace).plusSeconds(2));
            assertThat(stage.closedAt)
                    .isLessThanOrEqualTo(lastInstant() + Duration.ofSeconds(2).toNanos());
        }
    }
}
