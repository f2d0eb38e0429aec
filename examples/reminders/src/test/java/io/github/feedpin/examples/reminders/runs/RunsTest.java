package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.model.PinAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RunsTest {

    private static final List<String> FEW = RunFixture.users(3);
    private static final List<String> MANY = RunFixture.users(10_000);
    private static final Duration RUN_TIME = Duration.ofSeconds(10);

    private final RunFixture fixture = new RunFixture();

    @Test
    void whenTooManyRunsHaveEndedOldestIsRemoved() {
        Runs runs = fixture.runs(new RunLimits(10, 10, 2));
        Run first = startAndEnd(runs);
        Run second = startAndEnd(runs);

        Run third = startAndEnd(runs);

        assertThat(runs.find(first.id())).isEmpty();
        assertThat(runs.find(second.id())).contains(second);
        assertThat(runs.find(third.id())).contains(third);
    }

    @Test
    void whenOtherRunsEndActiveRunIsKept() {
        Runs runs = fixture.runs(new RunLimits(10_000, 10, 1));
        Run longRun = runs.start(MANY, PinAction.PIN);

        startAndEnd(runs);
        startAndEnd(runs);

        assertThat(runs.find(longRun.id())).contains(longRun);
    }

    @Test
    void whenTooManyRunsAreActiveNewOneIsRejectedUntilOneEnds() {
        Runs runs = fixture.runs(new RunLimits(10, 1, 10));
        runs.start(FEW, PinAction.PIN);

        assertThatExceptionOfType(RunRejectedException.class)
                .isThrownBy(() -> runs.start(FEW, PinAction.PIN))
                .withMessage("The maximum of 1 active runs is reached. Retry when one has ended.");

        fixture.advance(RUN_TIME);
        assertThat(startAndEnd(runs)).isNotNull();
    }

    @Test
    void whenTwoRunsAreActiveTheyShareTheQuota() {
        Runs runs = fixture.runs();

        Run one = runs.start(MANY, PinAction.PIN);
        Run other = runs.start(RunFixture.users(10_000), PinAction.UNPIN);
        fixture.advance(Duration.ofSeconds(20));

        assertThat(List.of(one, other))
                .allSatisfy(run -> StepVerifier.create(run.status())
                        .assertNext(status -> assertThat(status.ended()).isTrue())
                        .expectComplete()
                        .verify(RunFixture.TIMEOUT));
        assertThat(fixture.simulator.journal().rejectedByLimit()).isZero();
    }

    @Test
    void whenClosedNewRunsAreRejectedAndActiveRunsEnd() {
        Runs runs = fixture.runs();
        Run run = runs.start(MANY, PinAction.PIN);

        CompletableFuture<@Nullable Void> closed =
                runs.close(Duration.ofSeconds(8)).toFuture();

        assertThatExceptionOfType(RunRejectedException.class).isThrownBy(() -> runs.start(FEW, PinAction.PIN));
        assertThat(closed).isNotDone();
        fixture.advance(Duration.ofSeconds(5));
        assertThat(closed).isDone();
        StepVerifier.create(run.status().cast(RunReport.class))
                .assertNext(report -> assertThat(report.counts().applied()).isEqualTo(10_000))
                .expectComplete()
                .verify(RunFixture.TIMEOUT);
    }

    @Test
    void whenGraceElapsesActiveRunsAreStopped() {
        Runs runs = fixture.runs();
        Run run = runs.start(MANY, PinAction.PIN);

        CompletableFuture<@Nullable Void> closed =
                runs.close(Duration.ofSeconds(1)).toFuture();
        fixture.advance(Duration.ofSeconds(1).plus(RunFixture.ROUND_TRIP));

        assertThat(closed).isDone();
        StepVerifier.create(run.status().cast(RunReport.class))
                .assertNext(report -> {
                    assertThat(report.stopped()).isTrue();
                    assertThat(report.counts().notSent()).isPositive();
                })
                .expectComplete()
                .verify(RunFixture.TIMEOUT);
    }

    @Test
    void whenNoRunIsActiveCloseCompletesAtOnceAndCanBeReopened() {
        Runs runs = fixture.runs();
        startAndEnd(runs);

        assertThat(runs.close(Duration.ofSeconds(8)).toFuture()).isDone();
        runs.open();

        assertThat(startAndEnd(runs)).isNotNull();
    }

    private Run startAndEnd(Runs runs) {
        Run run = runs.start(FEW, PinAction.PIN);
        fixture.advance(Duration.ofSeconds(2));
        return run;
    }
}
