package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Application code that breaks its contract. */
class FailingApplicationCodeTest {

    private static final AccessToken TOKEN = new AccessToken("t-1");

    private final Scenario scenario = new Scenario();

    static Stream<Mono<AccessToken>> brokenTokens() {
        return Stream.of(Mono.error(new IllegalStateException("provider")), Mono.empty(), unsubscribable());
    }

    /** Also violates the rules of Reactive Streams. */
    private static <T> Mono<T> unsubscribable() {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> receiver) {
                throw new IllegalStateException("subscribe");
            }
        };
    }

    @ParameterizedTest
    @MethodSource("brokenTokens")
    void whenTheTokenProviderFailsOnceItIsCalledAgain(Mono<AccessToken> broken) {
        AtomicInteger recorded = new AtomicInteger();
        TokenProvider provider = provider(() -> recorded.incrementAndGet() == 3 ? broken : Mono.just(TOKEN));
        PinReport report = scenario.await(
                scenario.builder().tokenProvider(provider).build().pin(Scenario.users(500)));
        assertThat(report.applied()).isEqualTo(500);
    }

    static Stream<Mono<Permit>> brokenPermits() {
        return Stream.of(Mono.error(new IllegalStateException("limiter")), Mono.empty(), unsubscribable());
    }

    @Test
    void whenThePlatformThrowsOnSubscribeNoSlotIsLost() {
        QuotaLimiter limiter = QuotaLimiter.of(Quota.of(1, 60), scenario.time);
        scenario.platform.responding((request, number) -> number == 1 ? unsubscribable() : success());
        PinReport report =
                scenario.await(scenario.builder().quotaLimiter(limiter).build().pin(Scenario.users(100)));
        assertThat(report.applied()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("brokenPermits")
    void whenTheLimiterFailsOnceItIsCalledAgain(Mono<Permit> brokenPermit) {
        QuotaLimiter real = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        AtomicInteger recorded = new AtomicInteger();
        QuotaLimiter broken = new QuotaLimiter() {
            @Override
            public Mono<Permit> acquire(Priority priority) {
                return priority == Priority.BULK && recorded.incrementAndGet() == 3
                        ? brokenPermit
                        : real.acquire(priority);
            }

            @Override
            public Mono<QuotaSnapshot> snapshot() {
                return real.snapshot();
            }
        };
        PinReport report =
                scenario.await(scenario.builder().quotaLimiter(broken).build().pin(Scenario.users(500)));
        assertThat(report.applied()).isEqualTo(500);
    }

    static Stream<Mono<PlatformResponse<List<FailedUser>>>> firstResponses() {
        return Stream.of(
                ScriptedPlatform.success(),
                ScriptedPlatform.error(429, 99991400),
                Mono.error(new NoResponseException("broken", null)),
                Mono.error(new UnreachableException("rejected", null)));
    }

    @ParameterizedTest
    @MethodSource("firstResponses")
    void whenClosingAPermitThrowsNoOutcomeIsLost(Mono<PlatformResponse<List<FailedUser>>> first) {
        QuotaLimiter real = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        FeedpinClient client = scenario.builder()
                .quotaLimiter(new LimiterOfBrokenPermits(real))
                .build();
        scenario.platform.responding((request, number) -> number == 1 ? first : ScriptedPlatform.success());
        assertThat(scenario.await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.await(client.pin(Scenario.users(100))).applied()).isEqualTo(100);
    }

    private record LimiterOfBrokenPermits(QuotaLimiter real) implements QuotaLimiter {

        private record BrokenPermit(Permit real) implements Permit {
            @Override
            public void completed() {
                real.completed();
                throw new IllegalStateException("permit");
            }

            @Override
            public void neverSent() {
                real.neverSent();
                throw new IllegalStateException("permit");
            }

            @Override
            public void lost() {
                real.lost();
                throw new IllegalStateException("permit");
            }

            @Override
            public void rejected(@Nullable Duration pause) {
                real.rejected(pause);
                throw new IllegalStateException("permit");
            }
        }

        @Override
        public Mono<Permit> acquire(Priority priority) {
            return real.acquire(priority).map(BrokenPermit::new);
        }

        @Override
        public Mono<QuotaSnapshot> snapshot() {
            return real.snapshot();
        }
    }

    @Test
    void whenATokenIsNeverCurrentItIsStillUsed() {
        TokenProvider stale = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return Mono.just(TOKEN);
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                return false;
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
        PinReport report =
                scenario.await(scenario.builder().tokenProvider(stale).build().pin(Scenario.users(500)));
        assertThat(report.applied()).isEqualTo(500);
    }

    @Test
    void whenIsCurrentThrowsTheTokenIsUsed() {
        TokenProvider mute = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return Mono.just(TOKEN);
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                throw new IllegalStateException("provider");
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
        PinReport report =
                scenario.await(scenario.builder().tokenProvider(mute).build().pin(Scenario.users(500)));
        assertThat(report.applied()).isEqualTo(500);
    }

    @Test
    void whenAResponseContainsNullItCountsAsNoResponse() {
        List<@Nullable FailedUser> hole = Arrays.asList((FailedUser) null);
        @SuppressWarnings({"unchecked", "rawtypes"})
        PlatformResponse<List<FailedUser>> holed = (PlatformResponse) PlatformResponse.success(hole, "log");
        scenario.platform.responding((request, number) -> number == 1 ? Mono.just(holed) : success());
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.stats().retries()).isEqualTo(1);
    }

    @Test
    void whenAListenerThrowsAnErrorNoOutcomeIsLost() {
        RunListener angry = new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                throw new AssertionError("listener");
            }
        };
        FeedpinClient client = scenario.client();
        PinReport report =
                scenario.await(client.with(client.options().withListener(angry)).pin(Scenario.users(500)));
        assertThat(report.applied()).isEqualTo(500);
    }

    @Test
    void whenAQuotaListenerThrowsTheLimiterContinues() {
        QuotaListener angry = new QuotaListener() {
            @Override
            public void onGranted(Duration waited) {
                throw new IllegalStateException("quota listener");
            }
        };
        PinReport report = scenario.await(scenario.builder()
                .quotaLimiter(QuotaLimiter.of(Quota.platformDefault(), scenario.time, angry))
                .build()
                .pin(Scenario.users(5_000)));
        assertThat(report.applied()).isEqualTo(5_000);
    }

    private static TokenProvider provider(Supplier<Mono<AccessToken>> tokens) {
        return new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return tokens.get();
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                return true;
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
    }
}
