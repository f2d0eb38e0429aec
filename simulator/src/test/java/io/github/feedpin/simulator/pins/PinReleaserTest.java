package io.github.feedpin.simulator.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStatistics;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.testsupport.ShiftedScheduler;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Releases come in time, not earlier, and until they are confirmed. */
class PinReleaserTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);

    private final PinFixture fixture = new PinFixture();

    @Test
    void usersAreReleasedWhenTheirTimeIsOver() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(MINUTE).pin(PinFixture.users(60)));
        fixture.await(fixture.releasing(MINUTE).pin("ou_single"));
        fixture.await(fixture.client.pin("ou_forever"));

        fixture.passes(MINUTE.minus(SOON));
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(62);
        fixture.passes(SOON.plus(SOON));

        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_forever");
        assertThat(fixture.recordedIds()).containsExactly("ou_forever");
        assertThat(fixture.await(fixture.client.releaser().statistics())).isEqualTo(new PinStatistics(1, 0, 0, 61));
    }

    @Test
    void usersAreReleasedAtTheGivenInstant() {
        fixture.client.releaser().start();
        Instant at = fixture.time.now().plus(MINUTE);
        fixture.await(
                fixture.client.with(RunOptions.defaults().withReleaseAt(at)).pin("ou_1"));

        fixture.passes(MINUTE.minus(SOON));
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        fixture.passes(SOON.plus(SOON));

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
    }

    @Test
    void pinsOfGroupChatsAreReleasedAsWell() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(MINUTE).chat("oc_1").pin(List.of("ou_1")));

        fixture.passes(MINUTE.plus(SOON));

        assertThat(fixture.await(fixture.client.chat("oc_1").pinned().collectList()))
                .isEmpty();
        assertThat(fixture.unpins())
                .singleElement()
                .satisfies(unpin ->
                        assertThat(Objects.requireNonNull(unpin.card()).id()).isEqualTo("oc_1"));
    }

    @Test
    void nothingIsReleasedUnlessTheReleaserRuns() {
        fixture.await(fixture.releasing(SOON).pin("ou_1"));
        fixture.passes(MINUTE);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();

        fixture.client.releaser().start();
        fixture.passes(SOON);

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
    }

    @Test
    void newerPinReplacesTheRelease() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(SOON).pin(List.of("ou_forever", "ou_longer")));
        fixture.await(fixture.client.pin("ou_forever"));
        fixture.await(fixture.releasing(MINUTE).pin("ou_longer"));

        fixture.passes(MINUTE.minus(SOON));
        assertThat(fixture.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_forever", "ou_longer");
        fixture.passes(SOON.plus(SOON));

        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_forever");
    }

    @Test
    void unpinEndsTheRelease() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(MINUTE).pin("ou_1"));
        fixture.await(fixture.client.unpin("ou_1"));

        fixture.passes(MINUTE.plus(MINUTE));

        assertThat(fixture.unpins()).hasSize(1);
    }

    @Test
    void pinDuringAReleaseWaitsForItsResponse() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(SOON).pin("ou_1"));
        fixture.simulator.setLatency(Duration.ofSeconds(4), Duration.ofSeconds(4));
        fixture.passes(SOON.plusSeconds(1));
        assertThat(fixture.simulator.openExchanges()).isEqualTo(1);

        UserOutcome outcome = fixture.await(fixture.client.pin("ou_1"));

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(fixture.recorded())
                .singleElement()
                .extracting(PinnedUser::until)
                .isNull();
        List<JournalEntry> calls = fixture.simulator.journal().entries();
        Duration between = Duration.ofNanos(calls.get(calls.size() - 1).arrivalNanos()
                - fixture.unpins().get(0).arrivalNanos());
        assertThat(between).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void pinAfterAnUnknownReleaseIsSentWhenThatIsUnlikelyToBeProcessed() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(SOON).pin("ou_1"));
        fixture.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.stall().afterActing());
        fixture.passes(SOON.plusSeconds(1));

        UserOutcome outcome = fixture.await(fixture.client.pin("ou_1"));
        fixture.passes(Duration.ofHours(1));

        assertThat(outcome).isInstanceOf(Applied.class);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(fixture.unpins()).hasSize(1);
        List<JournalEntry> calls = fixture.simulator.journal().entries();
        Duration between = Duration.ofNanos(calls.get(calls.size() - 1).arrivalNanos()
                - fixture.unpins().get(0).arrivalNanos());
        assertThat(between).isGreaterThan(PinStore.REST_AFTER_UNKNOWN);
    }

    @Test
    void failedReleaseIsRepeatedWithCappedBackoffUntilConfirmed() {
        fixture.client.releaser().start();
        fixture.await(fixture.releasing(SOON).pin("ou_1"));
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.html(502));

        fixture.passes(Duration.ofMinutes(20));
        assertThat(fixture.unpins()).hasSizeBetween(20, 30);
        assertThat(fixture.recorded())
                .singleElement()
                .satisfies(user -> assertThat(user.attempts()).isGreaterThan(19));
        fixture.simulator.faults().clear();
        fixture.passes(MINUTE.plus(SOON));

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void userWhomThePlatformRejectsIsKeptAsFailedAndDoesNotDelayOthers() {
        fixture.await(fixture.releasing(SOON).pin(PinFixture.users(50)));
        fixture.simulator
                .faults()
                .on(FaultTrigger.everyCall().forUsers("ou_7"::equals), Fault.error(400, 230001, "gone"));
        fixture.passes(MINUTE);

        fixture.client.releaser().start();
        fixture.passes(Duration.ofSeconds(5));

        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_7");
        assertThat(fixture.recorded()).singleElement().satisfies(user -> {
            assertThat(user.userId()).isEqualTo("ou_7");
            assertThat(user.failure()).contains("gone");
        });
        assertThat(fixture.unpins()).hasSizeLessThan(20);
        assertThat(fixture.await(fixture.client.releaser().statistics())).isEqualTo(new PinStatistics(1, 0, 1, 49));
        fixture.passes(Duration.ofHours(1));
        assertThat(fixture.unpins()).hasSizeLessThan(20);
    }

    @Test
    void userWhoseReleaseKeepsFailingDoesNotDelayTheOthersOfItsCall() {
        fixture.await(fixture.releasing(SOON).pin(PinFixture.users(50)));
        fixture.simulator
                .faults()
                .on(FaultTrigger.everyCall().forUsers("ou_7"::equals), Fault.failing("ou_7"::equals, 7, "no"));
        fixture.passes(MINUTE);

        fixture.client.releaser().start();
        fixture.passes(SOON);

        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_7");
    }

    @Test
    void releaseOfADeadProcessIsTakenOver() {
        CrashPoint crash = new CrashPoint(0);
        FeedpinClient dying = fixture.builder(
                        fixture.simulator.platform(), new CrashingStore(fixture.store, crash, source -> source))
                .build();
        fixture.await(fixture.releasing(SOON).pin(PinFixture.users(10)));
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.stall());
        dying.releaser().start();
        fixture.passes(SOON.plusSeconds(1));
        assertThat(fixture.unpins()).hasSize(1);

        crash.crash();
        fixture.simulator.faults().clear();
        fixture.client.releaser().start();
        fixture.passes(Duration.ofMinutes(3));

        assertThat(fixture.simulator.pinnedCount()).isZero();
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void stoppedReleaserFinishesItsCallsAndLeavesTheOthersToOtherProcesses() {
        fixture.await(fixture.releasing(SOON).pin(PinFixture.users(5000)));
        fixture.passes(MINUTE);
        PinReleaser stopping = fixture.client(fixture.store).releaser();
        stopping.start();
        fixture.passes(Duration.ofMillis(100));

        List<Boolean> stopped = new ArrayList<>();
        stopping.stop(Duration.ofSeconds(5)).subscribe(nothing -> {}, failure -> {}, () -> stopped.add(true));
        assertThat(stopping.isRunning()).isFalse();
        fixture.passes(Duration.ofSeconds(1));
        assertThat(stopped).containsExactly(true);
        assertThat(fixture.simulator.openExchanges()).isZero();
        int sent = fixture.unpins().size();
        assertThat(sent).isBetween(1, 60);
        assertThat(fixture.recorded()).hasSize(5000 - 50 * sent);

        fixture.client.releaser().start();
        fixture.passes(Duration.ofSeconds(10));
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void stopAbandonsCallsInFlightWhenItsTimeIsOver() {
        fixture.await(fixture.releasing(SOON).pin("ou_1"));
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.stall());
        PinReleaser releaser = fixture.client.releaser();
        releaser.start();
        fixture.passes(SOON.plusSeconds(1));

        releaser.stop(Duration.ofSeconds(1)).subscribe();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(fixture.simulator.openExchanges()).isZero();
        releaser.start();
        fixture.simulator.faults().clear();
        fixture.passes(SOON.plusSeconds(1));
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void closingTheClientStopsItsReleaser() {
        PinReleaser releaser = fixture.client.releaser();
        releaser.start();
        releaser.start();
        assertThat(releaser.isRunning()).isTrue();

        fixture.client.close(Duration.ZERO).subscribe();
        fixture.passes(SOON);

        assertThat(releaser.isRunning()).isFalse();
        assertThat(fixture.client.with(RunOptions.defaults()).releaser()).isSameAs(releaser);
    }

    @Test
    void clockOfTheStoreThatJumpsBackDoesNotStopReleasesNorRepeatThem() {
        ShiftedScheduler storeClock = new ShiftedScheduler(fixture.clock);
        PinStore store = PinStore.inMemory(TimeSource.of(storeClock));
        FeedpinClient client = fixture.client(store).with(RunOptions.defaults().withRelease(MINUTE));
        client.releaser().start();
        fixture.await(client.pin("ou_1"));

        storeClock.jump(Duration.ofHours(-1));
        fixture.passes(MINUTE.plus(SOON));
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        storeClock.jump(Duration.ofHours(1));
        fixture.passes(SOON);

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
        assertThat(fixture.unpins()).hasSize(1);
    }

    @Test
    void clocksOfProcessesDoNotChangeWhenPinsEnd() {
        ShiftedScheduler fast = new ShiftedScheduler(fixture.clock);
        fast.jump(Duration.ofMinutes(10));
        FeedpinClient client = fixture.builder(fixture.simulator.platform(), fixture.store)
                .timeSource(TimeSource.of(fast))
                .options(RunOptions.defaults().withRelease(MINUTE))
                .build();
        client.releaser().start();
        fixture.await(client.pin("ou_1"));

        fixture.passes(MINUTE.minus(SOON));
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        fixture.passes(SOON.plus(SOON));

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
    }

    @Test
    void releasesAfterASuspensionAreSentAtOnce() {
        ShiftedScheduler wallClock = new ShiftedScheduler(fixture.clock);
        TimeSource time = new TimeSource(wallClock, fixture.time::nanoTime);
        FeedpinClient client = fixture.builder(fixture.simulator.platform(), PinStore.inMemory(time))
                .timeSource(time)
                .options(RunOptions.defaults().withRelease(Duration.ofHours(3)))
                .build();
        client.releaser().start();
        fixture.await(client.pin("ou_1"));

        wallClock.jump(Duration.ofHours(5));
        fixture.passes(SOON);

        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
    }
}
