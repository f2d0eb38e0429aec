package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Application code that throws errors which Reactor treats as fatal and rethrows: each call ends, each user has an
 * outcome, and the next run is served.
 */
class FatalErrorsTest {

    private static final AccessToken TOKEN = new AccessToken("t-1");

    private final Scenario scenario = new Scenario();

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new NoSuchMethodError("missing"),
                () -> new NoClassDefFoundError("missing"),
                () -> new StackOverflowError("deep"),
                () -> new OutOfMemoryError("full"),
                () -> new AssertionError("wrong"));
    }

    static Stream<Function<Mono<Object>, Mono<Object>>> wrappers() {
        return errors().flatMap(error -> Stream.of(
                call -> {
                    throw error.get();
                },
                call -> call.map(response -> {
                    throw error.get();
                }),
                call -> call.doOnNext(response -> {
                    throw error.get();
                }),
                call -> call.flatMap(response -> {
                    throw error.get();
                }),
                call -> Mono.defer(() -> {
                    throw error.get();
                }),
                call -> Mono.error(error.get()),
                call -> call.then(Mono.error(error.get()))));
    }

    @SuppressWarnings("unchecked")
    private static <T> Mono<T> wrapped(Function<Mono<Object>, Mono<Object>> wrapper, Mono<T> call) {
        return (Mono<T>) wrapper.apply((Mono<Object>) call);
    }

    private void isServed(FeedpinClient client) {
        assertThat(scenario.await(client.pin(Scenario.users(120))).applied()).isEqualTo(120);
        assertThat(scenario.await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.await(
                        client.pinEach(Flux.fromIterable(Scenario.users(120))).count()))
                .isEqualTo(120);
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void whenAPlatformWrapperThrowsEachUserHasAnOutcomeAndTheNextRunIsServed(
            Function<Mono<Object>, Mono<Object>> wrapper) {
        scenario.platform.responding((request, number) -> wrapped(wrapper, success()));
        FeedpinClient client = scenario.client();
        assertThat(scenario.await(client.pin(Scenario.users(120))).unknown()).isEqualTo(120);
        assertThat(scenario.await(client.pin("ou_a"))).isInstanceOf(UserOutcome.Unknown.class);
        assertThat(scenario.await(
                        client.pinEach(Flux.fromIterable(Scenario.users(120))).count()))
                .isEqualTo(120);
        assertThatExceptionOfType(FeedpinException.class)
                .isThrownBy(() ->
                        scenario.await(client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")))));

        scenario.platform.responding((request, number) -> success());
        isServed(client);
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void whenATokenFetchThrowsTheUsersAreNotSentAndTheNextRunIsServed(Function<Mono<Object>, Mono<Object>> wrapper) {
        scenario.platform.granting(() -> wrapped(wrapper, granted()));
        FeedpinClient client = scenario.client();
        assertThat(scenario.await(client.pin(Scenario.users(120))).notSent()).isEqualTo(120);
        assertThat(scenario.await(client.pin("ou_a"))).isInstanceOf(UserOutcome.NotSent.class);

        scenario.platform.granting(FatalErrorsTest::granted);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(5));
        isServed(client);
    }

    private static Mono<PlatformResponse<GrantedToken>> granted() {
        return Mono.just(PlatformResponse.success(new GrantedToken(TOKEN, Duration.ofHours(2)), null));
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void whenATokenProviderThrowsTheUsersAreNotSentAndTheNextRunIsServed(Function<Mono<Object>, Mono<Object>> wrapper) {
        AtomicInteger recorded = new AtomicInteger();
        TokenProvider provider = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return recorded.getAndIncrement() < 8 ? wrapped(wrapper, Mono.just(TOKEN)) : Mono.just(TOKEN);
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                throw new NoSuchMethodError("isCurrent");
            }

            @Override
            public void invalidate(AccessToken token) {
                throw new NoSuchMethodError("rejected");
            }
        };
        FeedpinClient client = scenario.builder().tokenProvider(provider).build();
        assertThat(scenario.await(client.pin(Scenario.users(50))).notSent()).isEqualTo(50);
        scenario.await(client.pin("ou_b"));
        isServed(client);
    }

    /** Never signals, as when code behind the provider has thrown on another thread. */
    @Test
    void whenATokenProviderNeverRespondsTheUsersAreNotSentAndTheNextRunIsServed() {
        AtomicInteger recorded = new AtomicInteger();
        TokenProvider provider = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return recorded.getAndIncrement() < 8 ? Mono.never() : Mono.just(TOKEN);
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                return true;
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
        FeedpinClient client = scenario.builder().tokenProvider(provider).build();
        assertThat(scenario.await(client.pin(Scenario.users(50))).notSent()).isEqualTo(50);
        scenario.await(client.pin("ou_b"));
        isServed(client);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenAPermitThrowsItCostsNoOutcomeAndNoSlot(Supplier<Error> error) {
        QuotaLimiter real = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        FeedpinClient client = scenario.builder()
                .quotaLimiter(limiter(real, priority -> real.acquire(priority).map(permit -> throwing(permit, error))))
                .build();
        scenario.platform.responding(
                (request, number) -> number == 2 ? ScriptedPlatform.error(429, 99991400) : success());
        isServed(client);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(scenario.await(real.snapshot()).free()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("wrappers")
    void whenALimiterThrowsTheUsersAreNotSentAndTheNextRunIsServed(Function<Mono<Object>, Mono<Object>> wrapper) {
        QuotaLimiter real = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        AtomicInteger recorded = new AtomicInteger();
        FeedpinClient client = scenario.builder()
                .quotaLimiter(limiter(
                        real,
                        priority -> recorded.getAndIncrement() < 4
                                ? wrapped(wrapper, Mono.just(new NoPermit()))
                                : real.acquire(priority)))
                .build();
        assertThat(scenario.await(client.pin(Scenario.users(50))).notSent()).isEqualTo(50);
        isServed(client);
    }

    private static QuotaLimiter limiter(QuotaLimiter real, Function<Priority, Mono<Permit>> permits) {
        return new QuotaLimiter() {
            @Override
            public Mono<Permit> acquire(Priority priority) {
                return permits.apply(priority);
            }

            @Override
            public Mono<QuotaSnapshot> snapshot() {
                return real.snapshot();
            }
        };
    }

    private static Permit throwing(Permit real, Supplier<Error> error) {
        return new Permit() {
            @Override
            public void completed() {
                real.completed();
                throw error.get();
            }

            @Override
            public void neverSent() {
                real.neverSent();
                throw error.get();
            }

            @Override
            public void lost() {
                real.lost();
                throw error.get();
            }

            @Override
            public void rejected(@Nullable Duration pause) {
                real.rejected(pause);
                throw error.get();
            }
        };
    }

    private static final class NoPermit implements Permit {
        @Override
        public void completed() {}

        @Override
        public void neverSent() {}

        @Override
        public void lost() {}

        @Override
        public void rejected(@Nullable Duration pause) {}
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenAListenerThrowsEveryUserIsPinned(Supplier<Error> error) {
        RunListener angry = new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                throw error.get();
            }

            @Override
            public void onOutcome(UserOutcome outcome) {
                throw error.get();
            }
        };
        QuotaListener angryToo = new QuotaListener() {
            @Override
            public void onGranted(Duration waited) {
                throw error.get();
            }
        };
        isServed(scenario.builder()
                .listener(angry)
                .quotaLimiter(QuotaLimiter.of(Quota.platformDefault(), scenario.time, angryToo))
                .build());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenTheJitterThrowsTheCallIsStillRetried(Supplier<Error> error) {
        scenario.platform.responding((request, number) -> number == 1 ? ScriptedPlatform.error(502, 5000) : success());
        isServed(scenario.builder()
                .jitter(() -> {
                    throw error.get();
                })
                .build());
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenAStopSignalThrowsTheRunIsStopped(Supplier<Error> error) {
        FeedpinClient client = scenario.client();
        RunOptions stopped = client.options().withStop(Mono.defer(() -> {
            throw error.get();
        }));
        PinReport report = scenario.await(client.with(stopped).pin(Scenario.users(120)));
        assertThat(report.distinct()).isEqualTo(120);
        isServed(client);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenASourceOfIdsThrowsTheStreamFailsWithIt(Supplier<Error> error) {
        FeedpinClient client = scenario.client();
        Flux<String> ids = Flux.fromIterable(Scenario.users(120)).map(id -> {
            if (id.endsWith("99")) {
                throw error.get();
            }
            return id;
        });
        AtomicInteger outcomes = new AtomicInteger();
        Mono<Throwable> end = client.pinEach(ids)
                .doOnNext(outcome -> outcomes.incrementAndGet())
                .then(Mono.<Throwable>empty())
                .onErrorResume(Mono::just);
        assertThat(scenario.await(end)).isInstanceOf(error.get().getClass());
        assertThat(outcomes).hasValue(98);
        isServed(client);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenASubscriberThrowsItGetsTheErrorAndTheNextRunIsServed(Supplier<Error> error) {
        FeedpinClient client = scenario.client();
        List<Mono<?>> results = List.of(
                client.pin(Scenario.users(120)).doOnNext(report -> {
                    throw error.get();
                }),
                client.pinEach(Flux.fromIterable(Scenario.users(120)))
                        .doOnNext(outcome -> {
                            throw error.get();
                        })
                        .then(),
                client.pin("ou_a").doOnNext(outcome -> {
                    throw error.get();
                }),
                client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")))
                        .doOnNext(response -> {
                            throw error.get();
                        }));
        for (Mono<?> result : results) {
            Mono<Throwable> end = result.then(Mono.<Throwable>empty()).onErrorResume(Mono::just);
            assertThat(scenario.await(end)).isInstanceOf(error.get().getClass());
        }
        isServed(client);
    }

    @Test
    void whenACallNeverEndsItIsAbandonedAndItsUsersAreUnknown() {
        scenario.platform.responding((request, number) -> Mono.never());
        FeedpinClient client = scenario.client();
        Mono<PlatformResponse<List<FailedUser>>> response = success();
        assertThat(scenario.await(client.pin(Scenario.users(50))).unknown()).isEqualTo(50);
        scenario.platform.responding((request, number) -> response);
        isServed(client);
    }
}
