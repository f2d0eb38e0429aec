package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RunsTest {

    private static final List<String> FEW = Office.people(3);
    private static final List<String> MANY = Office.people(10_000);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final Office office = new Office();

    @Test
    void forgetsTheOldestOfThoseThatHaveEnded() {
        Runs runs = office.runs(new Bounds(10, 10, 2));
        Run first = startAndEnd(runs);
        Run second = startAndEnd(runs);

        Run third = startAndEnd(runs);

        assertThat(runs.find(first.id())).isEmpty();
        assertThat(runs.find(second.id())).contains(second);
        assertThat(runs.find(third.id())).contains(third);
    }

    @Test
    void forgetsNoneThatIsUnderWay() {
        Runs runs = office.runs(new Bounds(10_000, 10, 1));
        Run longOne = runs.start(MANY, true);

        startAndEnd(runs);
        startAndEnd(runs);

        assertThat(runs.find(longOne.id())).contains(longOne);
    }

    @Test
    void rejectsMoreThanMayBeUnderWayUntilOneHasEnded() {
        Runs runs = office.runs(new Bounds(10, 1, 10));
        runs.start(FEW, true);

        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(() -> runs.start(FEW, true))
                .withMessage("Runs under way: 1, which is the most. Ask again when one has ended.");

        office.pass(LONG_ENOUGH);
        assertThat(startAndEnd(runs)).isNotNull();
    }

    @Test
    void twoAtATimeShareTheLimits() {
        Runs runs = office.runs();

        Run one = runs.start(MANY, true);
        Run other = runs.start(Office.people(10_000), false);
        office.pass(Duration.ofSeconds(20));

        assertThat(List.of(one, other))
                .allSatisfy(run -> StepVerifier.create(run.state())
                        .assertNext(state -> assertThat(state.ended()).isTrue())
                        .expectComplete()
                        .verify(Office.AT_MOST));
        assertThat(office.simulator.journal().rejectedByLimit()).isZero();
    }

    @Test
    void admitsNoneWhileTheyAreClosedAndLetsThoseUnderWayEnd() {
        Runs runs = office.runs();
        Run run = runs.start(MANY, true);

        CompletableFuture<@Nullable Void> closed =
                runs.close(Duration.ofSeconds(8)).toFuture();

        assertThatExceptionOfType(BusyException.class).isThrownBy(() -> runs.start(FEW, true));
        assertThat(closed).isNotDone();
        office.pass(Duration.ofSeconds(5));
        assertThat(closed).isDone();
        StepVerifier.create(run.state().cast(Account.class))
                .assertNext(account -> assertThat(account.counts().applied()).isEqualTo(10_000))
                .expectComplete()
                .verify(Office.AT_MOST);
    }

    @Test
    void stopsThoseThatHaveNotEndedInTime() {
        Runs runs = office.runs();
        Run run = runs.start(MANY, true);

        CompletableFuture<@Nullable Void> closed =
                runs.close(Duration.ofSeconds(1)).toFuture();
        office.pass(Duration.ofSeconds(1).plus(Office.ROUND_TRIP));

        assertThat(closed).isDone();
        StepVerifier.create(run.state().cast(Account.class))
                .assertNext(account -> {
                    assertThat(account.stopped()).isTrue();
                    assertThat(account.counts().notSent()).isPositive();
                })
                .expectComplete()
                .verify(Office.AT_MOST);
    }

    @Test
    void closesAtOnceWhenNoneIsUnderWayAndOpensAgain() {
        Runs runs = office.runs();
        startAndEnd(runs);

        assertThat(runs.close(Duration.ofSeconds(8)).toFuture()).isDone();
        runs.open();

        assertThat(startAndEnd(runs)).isNotNull();
    }

    private Run startAndEnd(Runs runs) {
        Run run = runs.start(FEW, true);
        office.pass(Duration.ofSeconds(2));
        return run;
    }
}
