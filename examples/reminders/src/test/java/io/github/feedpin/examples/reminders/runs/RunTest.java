package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    /** 200 calls, which take four seconds at best. */
    private static final List<String> MANY = Office.people(10_000);

    /** The first ones, after the one for the token. */
    private static final Duration WHILE_CALLS_ARE_UNDER_WAY =
            Office.ROUND_TRIP.multipliedBy(3).dividedBy(2);

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final Office office = new Office();
    private final Runs runs = office.runs();

    @Test
    void tellsHowFarItHasComeAFewTimesASecondAndInTheEndTheAccount() {
        List<RunState> states = new ArrayList<>();

        runs.start(MANY, true).states().subscribe(states::add);
        office.pass(LONG_ENOUGH);

        assertThat(states).hasSizeBetween(16, 30).last().isInstanceOf(Account.class);
        List<Progress> progress = states.stream()
                .limit(states.size() - 1)
                .map(Progress.class::cast)
                .toList();
        assertThat(progress).first().extracting(Progress::settled).isEqualTo(0L);
        assertThat(progress).extracting(Progress::settled).isSorted().contains(2500L, 5000L, 7500L);
        assertThat(progress).allSatisfy(state -> {
            assertThat(state.total()).isEqualTo(10_000);
            assertThat(state.counts().total()).isEqualTo(state.settled());
            assertThat(state.callsPerSecond()).isLessThanOrEqualTo(50);
        });
    }

    @Test
    void givesAnAccountThatAddsUp() {
        List<String> userIds = List.of("ou_ann", Office.STRANGER, "", "ou_ann");

        Run run = runs.start(userIds, true);
        office.pass(LONG_ENOUGH);

        expectAccount(run, account -> {
            assertThat(account.counts()).isEqualTo(new Counts(1, 1, 1, 0));
            assertThat(account.submitted()).isEqualTo(4);
            assertThat(account.distinct()).isEqualTo(3);
            assertThat(account.duplicates()).isOne();
            assertThat(account.calls()).isOne();
            assertThat(account.stopped()).isFalse();
            assertThat(account.failures())
                    .extracting(Failure::userId, Failure::outcome, Failure::message)
                    .containsExactly(
                            tuple(Office.STRANGER, "rejected", "The user is not in the chat"),
                            tuple("", "notSent", "The user id is blank"));
        });
    }

    @Test
    void unpinsToo() {
        runs.start(Office.people(3), true);
        office.pass(LONG_ENOUGH);

        Run run = runs.start(Office.people(2), false);
        office.pass(LONG_ENOUGH);

        expectAccount(run, account -> assertThat(account.counts().applied()).isEqualTo(2));
        assertThat(office.simulator.pinnedUsers()).containsExactly("ou_person_000003");
    }

    @Test
    void tellsWhoeverComesLateWhereItStandsAndEverybodyTheSameAccount() {
        Run run = runs.start(MANY, true);
        List<RunState> early = new ArrayList<>();
        List<RunState> late = new ArrayList<>();
        List<RunState> tooLate = new ArrayList<>();

        run.states().subscribe(early::add);
        office.pass(Duration.ofSeconds(2));
        run.states().subscribe(late::add);
        office.pass(LONG_ENOUGH);
        run.states().subscribe(tooLate::add);

        assertThat(late)
                .first()
                .isInstanceOfSatisfying(
                        Progress.class,
                        progress -> assertThat(progress.settled()).isBetween(4000L, 6000L));
        assertThat(tooLate).singleElement().isInstanceOf(Account.class);
        assertThat(late).last().isEqualTo(tooLate.get(0));
        assertThat(early).last().isEqualTo(tooLate.get(0));
    }

    @Test
    void sparesASlowReaderWhatIsOutOfDateButNotTheAccount() {
        Run run = runs.start(MANY, true);

        StepVerifier.create(run.states(), 1)
                .assertNext(state -> assertThat(state.ended()).isFalse())
                .then(() -> office.pass(LONG_ENOUGH))
                .thenRequest(1)
                .assertNext(state -> assertThat(state.ended()).isTrue())
                .expectComplete()
                .verify(Office.AT_MOST);
    }

    @Test
    void goesOnWhenNobodyLooksAnyMore() {
        Run run = runs.start(MANY, true);

        Disposable look = run.states().subscribe();
        look.dispose();
        office.pass(LONG_ENOUGH);

        expectAccount(run, account -> assertThat(account.counts().applied()).isEqualTo(10_000));
    }

    @Test
    void endsSoonWithItsAccountWhenItIsStopped() {
        Run run = runs.start(MANY, true);
        office.pass(WHILE_CALLS_ARE_UNDER_WAY);

        run.stop();
        StepVerifier.create(run.state())
                .assertNext(state -> assertThat(state)
                        .isInstanceOfSatisfying(
                                Progress.class,
                                progress -> assertThat(progress.stopping()).isTrue()))
                .expectComplete()
                .verify(Office.AT_MOST);
        office.pass(Office.ROUND_TRIP);

        expectAccount(run, account -> {
            assertThat(account.stopped()).isTrue();
            assertThat(account.counts().applied()).isEqualTo(2500);
            assertThat(account.counts().total()).isEqualTo(10_000);
            assertThat(account.failures()).hasSize(100);
            assertThat(account.retryableUserIds())
                    .hasSize((int) account.counts().notSent());
        });
    }

    @Test
    void tellsWhatIsInItsWay() {
        office.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.error(500, 1, "out of order"));
        List<RunState> states = new ArrayList<>();

        runs.start(List.of("ou_ann"), true).states().subscribe(states::add);
        office.pass(LONG_ENOUGH);

        assertThat(states)
                .filteredOn(Progress.class::isInstance)
                .map(state -> ((Progress) state).trouble())
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allMatch(words -> words.contains("out of order"));
        assertThat(states).last().isInstanceOf(Account.class);
    }

    @Test
    void failsForWhoeverLooksWhenItCouldNotStart() {
        office.feedpin.close(Duration.ZERO).subscribe();

        Run run = runs.start(MANY, true);

        StepVerifier.create(run.state())
                .expectError(IllegalStateException.class)
                .verify(Office.AT_MOST);
        StepVerifier.create(run.states())
                .expectError(IllegalStateException.class)
                .verify(Office.AT_MOST);
    }

    @Test
    void showsNobodysIdInWhatMayBeLogged() {
        Run run = runs.start(List.of(Office.STRANGER), true);
        office.pass(LONG_ENOUGH);

        expectAccount(run, account -> {
            assertThat(account.toString()).doesNotContain(Office.STRANGER);
            assertThat(account.failures().toString()).doesNotContain(Office.STRANGER);
        });
    }

    private static void expectAccount(Run run, Consumer<Account> expectation) {
        StepVerifier.create(run.state().cast(Account.class))
                .assertNext(expectation)
                .expectComplete()
                .verify(Office.AT_MOST);
    }
}
