package io.github.feedpin.simulator.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.RunOptions;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.testsupport.ShiftedScheduler;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.util.RaceTestUtils;

/** What is recorded of pins and unpins, and when. */
class RecordedPinTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int RACES = 500;

    private final PinFixture fixture = new PinFixture();

    @Test
    void pinsOfRunsSingleRequestsAndCallsAreRecorded() {
        fixture.await(fixture.client.pin(List.of("ou_run")));
        fixture.await(fixture.client.pin("ou_single"));
        fixture.await(fixture.client.pinEach(Mono.just("ou_stream")).collectList());
        fixture.await(fixture.client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_call"))));

        assertThat(fixture.recordedIds()).containsExactlyInAnyOrder("ou_run", "ou_single", "ou_stream", "ou_call");
    }

    @Test
    void pinIsRecordedBeforeItsCallArrives() {
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.stall());

        fixture.releasing(HOUR).pin(List.of("ou_1")).subscribe();
        fixture.passes(Duration.ofSeconds(1));

        assertThat(fixture.recordedIds()).containsExactly("ou_1");
    }

    @Test
    void unknownPinStaysRecorded() {
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.stall().afterActing());

        fixture.await(fixture.client.pin(List.of("ou_1")));

        assertThat(fixture.recordedIds()).containsExactly("ou_1");
    }

    @Test
    void rejectedOrUnsentPinRestoresWhatWasRecorded() {
        fixture.await(fixture.releasing(HOUR).pin(List.of("ou_1")));
        List<PinnedUser> before = fixture.recorded();

        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.failing(userId -> true, 7, "no"));
        fixture.await(fixture.client.pin(List.of("ou_1", "ou_2")));
        fixture.simulator.faults().clear();
        fixture.simulator.faults().on(FaultTrigger.everyCall(), Fault.error(200, 99991672, "no scope"));
        UserOutcome unsent = fixture.await(fixture.client.pin("ou_1"));
        assertThat(unsent).isInstanceOf(NotSent.class);

        assertThat(fixture.recorded()).isEqualTo(before);
    }

    @Test
    void unpinEndsTheRecord() {
        fixture.await(fixture.client.pin(List.of("ou_1", "ou_2", "ou_3")));

        fixture.await(fixture.client.unpin("ou_1"));
        fixture.await(fixture.client.unpin(List.of("ou_2")));

        assertThat(fixture.recordedIds()).containsExactly("ou_3");
    }

    @Test
    void unpinAllUnpinsExactlyTheRecordedUsersOfTheClientsChat() {
        fixture.await(fixture.client.pin(PinFixture.users(120)));
        fixture.await(fixture.client.chat("oc_1").pin(List.of("ou_member")));
        fixture.await(FeedpinClient.builder(fixture.simulator.platform())
                .credentials(fixture.simulator.credentials())
                .timeSource(fixture.time)
                .build()
                .pin(List.of("ou_unrecorded")));

        PinReport report = fixture.await(fixture.client.unpinAll());

        assertThat(report.counts().applied()).isEqualTo(120);
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_unrecorded");
        assertThat(fixture.recorded()).isEmpty();
        assertThat(fixture.await(fixture.client.chat("oc_1").pinned().collectList()))
                .hasSize(1);
    }

    @Test
    void unpinAllWithoutPinsSendsNothing() {
        assertThat(fixture.await(fixture.client.unpinAll()).counts().total()).isZero();
        assertThat(fixture.simulator.journal().calls()).isZero();
    }

    @Test
    void identicalRequestThatJoinsAQueuedOneSetsTheRelease() {
        fixture.releasing(HOUR).pin("ou_1").subscribe();
        fixture.await(fixture.client.pin("ou_1"));

        assertThat(fixture.simulator.journal().calls()).isEqualTo(1);
        assertThat(fixture.recorded())
                .singleElement()
                .extracting(PinnedUser::until)
                .isNull();
    }

    @Test
    void singleRequestsWithDifferentEndsShareACall() {
        fixture.releasing(HOUR).pin("ou_1").subscribe();
        fixture.await(fixture.client.pin("ou_2"));

        assertThat(fixture.simulator.journal().calls()).isEqualTo(1);
        assertThat(fixture.recorded()).extracting(user -> user.until() == null).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void failingStorePreventsCalls() {
        for (Mono<?> failure : List.of(Mono.error(new IllegalStateException("ou_secret")), Mono.never())) {
            FeedpinClient client = fixture.client(faulty(source -> failure));
            long start = fixture.time.nanoTime();

            List<UserOutcome> outcomes = List.of(
                    fixture.await(client.pin(List.of("ou_1")))
                            .outcomes()
                            .values()
                            .iterator()
                            .next(),
                    fixture.await(client.pin("ou_1")),
                    fixture.await(client.unpin("ou_1")));

            assertThat(outcomes).allSatisfy(outcome -> {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                NotSent.class,
                                notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.NOT_RECORDED));
                assertThat(outcome.message()).startsWith("The pin store").doesNotContain("ou_secret");
                assertThat(outcome.isRetryable()).isTrue();
            });
            assertThat(Duration.ofNanos(fixture.time.nanoTime() - start)).isLessThan(Duration.ofMinutes(2));
            assertThat(fixture.simulator.journal().calls()).isZero();
        }
    }

    @Test
    void callThatIsStoppedWhileItIsRecordedIsNotSentAndLeavesNoRecord() {
        FeedpinClient client =
                fixture.client(faulty(source -> source.delayElement(Duration.ofSeconds(3), fixture.clock)));
        RunOptions stopped = RunOptions.defaults().withStop(fixture.time.delay(Duration.ofSeconds(2)));

        PinReport report = fixture.await(client.with(stopped).pin(List.of("ou_1")));
        fixture.passes(Duration.ofSeconds(10));

        assertThat(report.outcomes().get("ou_1"))
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.CANCELLED));
        assertThat(fixture.simulator.journal().calls()).isZero();
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void callThatIsCancelledWhenItHasBeenRecordedIsEnded() {
        AtomicReference<Sinks.One<Boolean>> recording = new AtomicReference<>();
        FeedpinClient client = fixture.client(faulty(source -> source.delayUntil(
                call -> Objects.requireNonNull(recording.get()).asMono())));
        PinTarget target =
                new PinTarget(fixture.simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        for (int i = 0; i < RACES; i++) {
            Sinks.One<Boolean> recorded = Sinks.one();
            recording.set(recorded);
            String user = "ou_" + i;
            Disposable sending = client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(user)))
                    .subscribe();
            while (fixture.await(fixture.store.pinned(target).collectList()).isEmpty()) {
                fixture.passes(Duration.ofMillis(10));
            }

            RaceTestUtils.race(() -> recorded.tryEmitValue(true), sending::dispose);
            fixture.passes(PinStore.REST_AFTER_UNKNOWN.plusSeconds(1));

            PinCall unpin = fixture.await(fixture.store.beginUnpins(target, List.of(user), Duration.ofSeconds(1)));
            assertThat(unpin.mustWait()).isFalse();
            fixture.await(fixture.store
                    .end(target, unpin.id(), List.of(PinCallEnd.of(user, PinCallEnd.Result.APPLIED)))
                    .thenReturn(true));
        }
    }

    @Test
    void callThatWaitsForAContradictingOneHoldsNoPermit() {
        fixture.await(fixture.releasing(Duration.ofSeconds(1)).pin("ou_1"));
        fixture.passes(Duration.ofSeconds(2));
        PinTarget target =
                new PinTarget(fixture.simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        fixture.await(fixture.store.beginReleases(target, 50, Duration.ofMinutes(1)));
        FeedpinClient client = fixture.builder(fixture.simulator.platform(), fixture.store)
                .quota(Quota.of(1, 10))
                .build();
        List<UserOutcome> waiting = new ArrayList<>();
        client.pin("ou_1").subscribe(waiting::add);
        fixture.passes(Duration.ofSeconds(5));

        long start = fixture.time.nanoTime();
        assertThat(fixture.await(client.pin("ou_2"))).isInstanceOf(Applied.class);
        assertThat(Duration.ofNanos(fixture.time.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(waiting).isEmpty();
        fixture.passes(Duration.ofMinutes(1));

        assertThat(waiting).singleElement().isInstanceOf(Applied.class);
    }

    @Test
    void callThatWaitedForAContradictingOneKeepsItsPriority() {
        fixture.await(fixture.releasing(Duration.ofSeconds(1)).pin("ou_1"));
        fixture.passes(Duration.ofSeconds(2));
        PinTarget target =
                new PinTarget(fixture.simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        fixture.await(fixture.store.beginReleases(target, 50, Duration.ofMinutes(1)));
        QuotaLimiter limiter = QuotaLimiter.of(Quota.of(50, 1000), fixture.time);
        List<Priority> priorities = new ArrayList<>();
        FeedpinClient client = fixture.builder(fixture.simulator.platform(), fixture.store)
                .quotaLimiter(new QuotaLimiter() {
                    @Override
                    public Mono<Permit> acquire(Priority priority) {
                        priorities.add(priority);
                        return limiter.acquire(priority);
                    }

                    @Override
                    public Mono<QuotaSnapshot> snapshot() {
                        return limiter.snapshot();
                    }
                })
                .build();

        assertThat(fixture.await(client.pin(List.of("ou_1"))).counts().applied())
                .isEqualTo(1);

        assertThat(priorities).hasSizeGreaterThan(1).containsOnly(Priority.BULK);
    }

    @Test
    void storeThatFailsOnceDelaysTheCall() {
        int[] accesses = new int[1];
        FeedpinClient client =
                fixture.client(faulty(source -> accesses[0]++ == 0 ? Mono.error(new IllegalStateException()) : source));

        PinReport report = fixture.await(client.pin(List.of("ou_1")));

        assertThat(report.counts().applied()).isEqualTo(1);
        assertThat(report.stats().calls()).isEqualTo(1);
        assertThat(fixture.recordedIds()).containsExactly("ou_1");
    }

    @Test
    void failureToRecordTheEndOfAPinLeavesItRecorded() {
        int[] accesses = new int[1];
        FeedpinClient client =
                fixture.client(faulty(source -> accesses[0]++ == 1 ? Mono.error(new IllegalStateException()) : source));

        assertThat(fixture.await(client.pin(List.of("ou_1"))).counts().applied())
                .isEqualTo(1);
        assertThat(fixture.recordedIds()).containsExactly("ou_1");
    }

    @Test
    void suspendedProcessDoesNotSendACallThatHasExpired() {
        ShiftedScheduler wallClock = new ShiftedScheduler(fixture.clock);
        FeedpinClient client = fixture.builder(
                        fixture.simulator.platform(),
                        faulty(source -> source.doOnNext(recorded -> wallClock.jump(Duration.ofMinutes(5)))))
                .timeSource(new TimeSource(wallClock, fixture.time::nanoTime))
                .build();

        UserOutcome outcome = fixture.await(client.pin("ou_1"));

        assertThat(outcome.message()).contains("too late");
        assertThat(fixture.simulator.journal().calls()).isZero();
        assertThat(fixture.recorded()).isEmpty();
    }

    @Test
    void withoutAStoreReleasesAreRejectedEarly() {
        FeedpinClient client = FeedpinClient.builder(fixture.simulator.platform())
                .credentials(fixture.simulator.credentials())
                .timeSource(fixture.time)
                .build();
        RunOptions releasing = RunOptions.defaults().withRelease(HOUR);

        assertThatThrownBy(() -> client.with(releasing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pinStore");
        assertThatThrownBy(client::releaser).hasMessageContaining("pinStore");
        assertThatThrownBy(() -> fixture.await(client.unpinAll())).hasMessageContaining("pinStore");
        assertThatThrownBy(() -> fixture.await(client.pinned().collectList())).hasMessageContaining("pinStore");
    }

    @Test
    void clientWithATokenProviderRecordsPinsForTheGivenApp() {
        FeedpinClientBuilder builder = FeedpinClient.builder(fixture.simulator.platform())
                .tokenProvider(TokenProvider.caching(
                        fixture.simulator.platform(), fixture.simulator.credentials(), fixture.time))
                .timeSource(fixture.time)
                .pinStore(fixture.store);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("appId(…)");

        fixture.await(
                builder.appId(fixture.simulator.credentials().appId()).build().pin("ou_1"));

        assertThat(fixture.recordedIds()).containsExactly("ou_1");
    }

    @Test
    void appIdIsThatOfTheCredentials() {
        FeedpinClientBuilder builder = fixture.builder(fixture.simulator.platform(), fixture.store);
        assertThat(builder.appId(fixture.simulator.credentials().appId()).build())
                .isNotNull();

        assertThatThrownBy(builder.appId("cli_other")::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cli_other");
        assertThatThrownBy(() -> builder.appId(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void releasesOutOfRangeAreRejected() {
        assertThatThrownBy(() -> PinRelease.after(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PinRelease.after(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PinRelease.after(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PinRelease.at(Instant.MAX)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PinRelease.at(Instant.MIN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failureOfTheStoreEndsTheListOfPinnedUsers() {
        FeedpinClient client = fixture.client((PinStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PinStore.class}, (proxy, method, args) -> {
                    throw new IllegalStateException("down");
                }));

        assertThatThrownBy(() -> fixture.await(client.pinned().collectList()))
                .hasCauseInstanceOf(PinStoreException.class);
        assertThatThrownBy(() -> fixture.await(client.releaser().statistics()))
                .hasCauseInstanceOf(PinStoreException.class);
    }

    @Test
    void storeThatHangsEndsTheListOfPinnedUsers() {
        FeedpinClient client = fixture.client((PinStore) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {PinStore.class},
                (proxy, method, args) -> method.getReturnType() == Flux.class ? Flux.never() : Mono.never()));
        long start = fixture.time.nanoTime();

        assertThatThrownBy(() -> fixture.await(client.pinned().collectList()))
                .hasCauseInstanceOf(PinStoreException.class);
        assertThatThrownBy(() -> fixture.await(client.unpinAll())).hasCauseInstanceOf(PinStoreException.class);

        assertThat(Duration.ofNanos(fixture.time.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void slowSubscriberGetsAllPinnedUsers() {
        fixture.await(fixture.client.pin(PinFixture.users(3)));

        List<PinnedUser> users = fixture.await(fixture.client
                .pinned()
                .concatMap(user -> fixture.time.delay(Duration.ofSeconds(20)).thenReturn(user), 1)
                .collectList());

        assertThat(users).hasSize(3);
    }

    private PinStore faulty(UnaryOperator<Mono<?>> faults) {
        return new CrashingStore(fixture.store, new CrashPoint(0), faults);
    }
}
