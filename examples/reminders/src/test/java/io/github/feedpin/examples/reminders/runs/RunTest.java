package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class RunTest {

    /** 200 calls, which take at least four seconds. */
    private static final List<String> MANY = RunFixture.users(10_000);

    /** During the first pin calls, after the token call. */
    private static final Duration UNTIL_CALLS_ARE_IN_FLIGHT =
            RunFixture.ROUND_TRIP.multipliedBy(3).dividedBy(2);

    private static final Duration RUN_TIME = Duration.ofSeconds(10);

    private final RunFixture fixture = new RunFixture();
    private final Runs runs = fixture.runs();

    @Test
    void statesAreProgressSeveralTimesASecondAndFinallyTheReport() {
        List<RunStatus> statuses = new ArrayList<>();

        runs.start(MANY, PinAction.PIN).statuses().subscribe(statuses::add);
        fixture.advance(RUN_TIME);

        assertThat(statuses).hasSizeBetween(16, 30).last().isInstanceOf(RunReport.class);
        List<Progress> progress = statuses.stream()
                .limit(statuses.size() - 1)
                .map(Progress.class::cast)
                .toList();
        assertThat(progress).first().extracting(Progress::completed).isEqualTo(0L);
        assertThat(progress).extracting(Progress::completed).isSorted().contains(2500L, 5000L, 7500L);
        assertThat(progress).allSatisfy(status -> {
            assertThat(status.total()).isEqualTo(10_000);
            assertThat(total(status.counts())).isEqualTo(status.completed());
            assertThat(status.callsPerSecond()).isLessThanOrEqualTo(50);
        });
    }

    @Test
    void reportAddsUp() {
        List<String> userIds = List.of("ou_ann", RunFixture.OUTSIDE_USER, "", "ou_ann");

        Run run = runs.start(userIds, PinAction.PIN);
        fixture.advance(RUN_TIME);

        expectReport(run, report -> {
            assertThat(report.counts()).isEqualTo(new Counts(1, 1, 1, 0));
            assertThat(report.submitted()).isEqualTo(4);
            assertThat(report.distinct()).isEqualTo(3);
            assertThat(report.duplicates()).isOne();
            assertThat(report.calls()).isOne();
            assertThat(report.stopped()).isFalse();
            assertThat(report.failures())
                    .extracting(FailedUser::userId, FailedUser::outcome, FailedUser::message)
                    .containsExactly(
                            tuple(RunFixture.OUTSIDE_USER, "rejected", "The user is not in the chat"),
                            tuple("", "notSent", "The user id is blank"));
        });
    }

    @Test
    void whenActionIsUnpinUsersAreUnpinned() {
        runs.start(RunFixture.users(3), PinAction.PIN);
        fixture.advance(RUN_TIME);

        Run run = runs.start(RunFixture.users(2), PinAction.UNPIN);
        fixture.advance(RUN_TIME);

        expectReport(run, report -> assertThat(report.counts().applied()).isEqualTo(2));
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_user_000003");
    }

    @Test
    void whenSubscribingLateProgressIsCurrentAndReportIsTheSame() {
        Run run = runs.start(MANY, PinAction.PIN);
        List<RunStatus> early = new ArrayList<>();
        List<RunStatus> late = new ArrayList<>();
        List<RunStatus> tooLate = new ArrayList<>();

        run.statuses().subscribe(early::add);
        fixture.advance(Duration.ofSeconds(2));
        run.statuses().subscribe(late::add);
        fixture.advance(RUN_TIME);
        run.statuses().subscribe(tooLate::add);

        assertThat(late)
                .first()
                .isInstanceOfSatisfying(
                        Progress.class,
                        progress -> assertThat(progress.completed()).isBetween(4000L, 6000L));
        assertThat(tooLate).singleElement().isInstanceOf(RunReport.class);
        assertThat(late).last().isEqualTo(tooLate.get(0));
        assertThat(early).last().isEqualTo(tooLate.get(0));
    }

    @Test
    void whenSubscriberIsSlowProgressIsDroppedButNotTheReport() {
        Run run = runs.start(MANY, PinAction.PIN);

        StepVerifier.create(run.statuses(), 1)
                .assertNext(status -> assertThat(status.ended()).isFalse())
                .then(() -> fixture.advance(RUN_TIME))
                .thenRequest(1)
                .assertNext(status -> assertThat(status.ended()).isTrue())
                .expectComplete()
                .verify(RunFixture.TIMEOUT);
    }

    @Test
    void whenSubscriberCancelsRunContinues() {
        Run run = runs.start(MANY, PinAction.PIN);

        Disposable subscription = run.statuses().subscribe();
        subscription.dispose();
        fixture.advance(RUN_TIME);

        expectReport(run, report -> assertThat(report.counts().applied()).isEqualTo(10_000));
    }

    @Test
    void whenStoppedRunEndsWithACompleteReport() {
        Run run = runs.start(MANY, PinAction.PIN);
        fixture.advance(UNTIL_CALLS_ARE_IN_FLIGHT);

        run.stop();
        StepVerifier.create(run.status())
                .assertNext(status -> assertThat(status)
                        .isInstanceOfSatisfying(
                                Progress.class,
                                progress -> assertThat(progress.stopping()).isTrue()))
                .expectComplete()
                .verify(RunFixture.TIMEOUT);
        fixture.advance(RunFixture.ROUND_TRIP);

        expectReport(run, report -> {
            assertThat(report.stopped()).isTrue();
            assertThat(report.counts().applied()).isEqualTo(2500);
            assertThat(total(report.counts())).isEqualTo(10_000);
            assertThat(report.failures()).hasSize(100);
            assertThat(report.retryableUserIds()).hasSize((int) report.counts().notSent());
        });
    }

    @Test
    void whenCallIsRetriedProgressNamesTheFailure() {
        fixture.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.error(500, 1, "out of order"));
        List<RunStatus> statuses = new ArrayList<>();

        runs.start(List.of("ou_ann"), PinAction.PIN).statuses().subscribe(statuses::add);
        fixture.advance(RUN_TIME);

        assertThat(statuses)
                .filteredOn(Progress.class::isInstance)
                .map(status -> ((Progress) status).lastFailure())
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allMatch(message -> message.contains("out of order"));
        assertThat(statuses).last().isInstanceOf(RunReport.class);
    }

    @Test
    void whenRunCannotStartStateFails() {
        fixture.feedpin.close(Duration.ZERO).subscribe();

        Run run = runs.start(MANY, PinAction.PIN);

        StepVerifier.create(run.status())
                .expectError(IllegalStateException.class)
                .verify(RunFixture.TIMEOUT);
        StepVerifier.create(run.statuses())
                .expectError(IllegalStateException.class)
                .verify(RunFixture.TIMEOUT);
    }

    @Test
    void reportToStringContainsNoUserId() {
        Run run = runs.start(List.of(RunFixture.OUTSIDE_USER), PinAction.PIN);
        fixture.advance(RUN_TIME);

        expectReport(run, report -> {
            assertThat(report.toString()).doesNotContain(RunFixture.OUTSIDE_USER);
            assertThat(report.failures().toString()).doesNotContain(RunFixture.OUTSIDE_USER);
        });
    }

    private static void expectReport(Run run, Consumer<RunReport> expectation) {
        StepVerifier.create(run.status().cast(RunReport.class))
                .assertNext(expectation)
                .expectComplete()
                .verify(RunFixture.TIMEOUT);
    }

    private static long total(Counts counts) {
        return counts.applied() + counts.rejected() + counts.notSent() + counts.unknown();
    }
}
