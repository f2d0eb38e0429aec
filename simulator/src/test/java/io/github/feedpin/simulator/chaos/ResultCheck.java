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

/** Compares the results of a run: of the client, of the platform, and of the recording between them. */
final class ResultCheck {

    private static final int RATE_LIMITED = 99991400;

    private final ChaosScenario scenario;
    private final ScenarioPlan plan;
    private final RecordingPlatform recording;
    private final List<UserOutcome> outcomes;
    private final Set<String> pinnedAfter;

    ResultCheck(ChaosScenario scenario) {
        this.scenario = scenario;
        this.plan = scenario.plan;
        this.recording = scenario.recording;
        this.outcomes = scenario.outcomes();
        this.pinnedAfter = scenario.simulator.pinnedUsers();
    }

    void check() {
        assertThat(scenario.failure).as("failure of the run").isNull();
        eachUserHasOneOutcome();
        assertThat(outcomes.stream()
                        .filter(outcome -> !agreesWithThePlatform(outcome))
                        .map(this::described))
                .as("outcomes that do not agree with the platform")
                .isEmpty();
        noCallWasSentTooLate();
        limitsWereKept();
        figuresAddUp();
        nothingIsLeftOpen();
        closeIsPunctual();
    }

    private void eachUserHasOneOutcome() {
        Set<String> userIds = outcomes.stream().map(UserOutcome::userId).collect(Collectors.toSet());
        assertThat(userIds).as("one outcome for each user").hasSameSizeAs(outcomes);
        if (!scenario.cancelled) {
            assertThat(userIds.equals(Set.copyOf(scenario.emitted)))
                    .as("exactly the submitted users have an outcome")
                    .isTrue();
            boolean readToTheEnd = plan.ending != RunEnd.DEADLINE && plan.ending != RunEnd.CLOSED;
            assertThat(!readToTheEnd || scenario.emitted.size() == plan.userIds.size())
                    .as("all ids are read")
                    .isTrue();
        }
    }

    /**
     * Applied: the state is as requested. NotSent: the state is unchanged, and no call may have changed it. Rejected:
     * the platform responded so, and the state is unchanged, unless by an earlier call whose response proved nothing.
     * Unknown: there was such a call.
     */
    private boolean agreesWithThePlatform(UserOutcome outcome) {
        String userId = outcome.userId();
        boolean changed = isChanged(userId);
        boolean uncertain = recording.uncertain.contains(userId);
        if (outcome instanceof Applied) {
            return pinnedAfter.contains(userId) == plan.pinning;
        }
        if (outcome instanceof NotSent) {
            return !changed && !uncertain;
        }
        if (outcome instanceof Rejected) {
            return recording.reportedFailed.contains(userId) && (!changed || uncertain);
        }
        return outcome instanceof Unknown && uncertain;
    }

    private boolean isChanged(String userId) {
        return pinnedAfter.contains(userId) != scenario.pinnedBefore.contains(userId);
    }

    private String described(UserOutcome outcome) {
        String userId = outcome.userId();
        return outcome + ", changed: " + isChanged(userId) + ", uncertain: " + recording.uncertain.contains(userId)
                + ", reported as failed: " + recording.reportedFailed.contains(userId);
    }

    private void noCallWasSentTooLate() {
        assertThat(recording.lastSent)
                .as("the last call, after a fatal response")
                .isLessThanOrEqualTo(recording.firstFatal)
                .as("the last call, after the end of the run")
                .isLessThanOrEqualTo(lastInstant());
        if (scenario.report != null && plan.ending == RunEnd.DEADLINE) {
            assertThat(scenario.report.stats().elapsed()).isLessThanOrEqualTo(plan.endsAfter);
        }
        if (!plan.streaming && plan.ending == RunEnd.STOPPED) {
            assertThat(scenario.endedAt).isLessThanOrEqualTo(lastInstant() + plan.callTimeout.toNanos());
        }
    }

    private long lastInstant() {
        long end = scenario.startedAt + plan.endsAfter.toNanos();
        return switch (plan.ending) {
            case BY_ITSELF -> Long.MAX_VALUE;
            case STOPPED, DEADLINE, CANCELLED -> end;
            case CLOSED -> end + plan.grace.toNanos();
        };
    }

    private void limitsWereKept() {
        Journal journal = scenario.simulator.journal();
        assertThat(recording.maxInFlight).as("calls in flight").isLessThanOrEqualTo(plan.capacity);
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(plan.perSecond);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(plan.perMinute);
        assertThat(journal.entries())
                .noneMatch(entry -> entry.fault() == null && Objects.equals(entry.code(), RATE_LIMITED));
    }

    private void figuresAddUp() {
        long arrived = scenario.simulator.journal().calls();
        assertThat(arrived).isBetween((long) recording.completed - recording.abandoned, (long) recording.completed);
        if (scenario.cancelled) {
            return;
        }
        assertThat(scenario.counters.calls()).isEqualTo(recording.completed);
        assertThat(scenario.counters.rateLimited()).isEqualTo(recording.rateLimited);
        assertThat(scenario.counters.outcomes().total()).isEqualTo(outcomes.size());
        if (plan.streaming) {
            int unsendable = plan.userIds.size() - plan.sendable().size();
            int batches = plan.concurrency.maxConcurrentCalls() + 5;
            assertThat(scenario.mostAhead)
                    .as("ids read ahead")
                    .isLessThanOrEqualTo(batches * plan.batching.maxUsersPerCall() + unsendable);
        } else {
            reportAddsUp(Objects.requireNonNull(scenario.report));
        }
    }

    private void reportAddsUp(PinReport report) {
        assertThat(report.submitted()).isEqualTo(plan.userIds.size());
        assertThat(report.applied() + report.rejected() + report.notSent() + report.unknown())
                .isEqualTo(report.distinct());
        assertThat(report.stats().calls()).isEqualTo(recording.completed);
        assertThat(report.stats().rateLimited()).isEqualTo(recording.rateLimited);
        assertThat(report.stats().retries()).isLessThanOrEqualTo(report.stats().calls());
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofNanos(scenario.endedAt - scenario.startedAt));
    }

    private void nothingIsLeftOpen() {
        assertThat(recording.inFlight).as("calls in flight").isZero();
        assertThat(scenario.simulator.openExchanges()).as("open exchanges").isZero();
        QuotaSnapshot quota = scenario.quota();
        assertThat(quota.waiting()).as("waiting for a permit").isZero();
        assertThat(quota.windows())
                .allMatch(window -> window.inFlight() == 0 && window.resting() == 0, "all slots are free");
    }

    private void closeIsPunctual() {
        if (plan.ending == RunEnd.CLOSED) {
            scenario.pass(plan.endsAfter.plus(plan.grace).plusSeconds(2));
            assertThat(scenario.closedAt)
                    .isLessThanOrEqualTo(lastInstant() + Duration.ofSeconds(2).toNanos());
        }
    }
}
