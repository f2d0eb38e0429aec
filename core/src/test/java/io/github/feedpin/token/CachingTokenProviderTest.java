package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class CachingTokenProviderTest {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration ROUND_TRIP = Duration.ofMillis(100);
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final AtomicInteger fetches = new AtomicInteger();
    private Supplier<Mono<PlatformResponse<GrantedToken>>> platform = this::grant;
    private final TokenProvider provider =
            TokenProviders.fetching(() -> platform.get(), TimeSource.of(clock), Duration.ofMinutes(2));

    private Mono<PlatformResponse<GrantedToken>> grant() {
        return Mono.fromSupplier(() -> PlatformResponse.success(
                        new GrantedToken(new AccessToken("t-" + fetches.incrementAndGet()), LIFE), "log"))
                .delayElement(ROUND_TRIP, clock);
    }

    private static AccessToken token(int number) {
        return new AccessToken("t-" + number);
    }

    private List<AccessToken> requestTokens(int times) {
        List<AccessToken> given = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            provider.token().subscribe(given::add);
        }
        clock.advanceTimeBy(ROUND_TRIP);
        return given;
    }

    @Test
    void withoutASubscriberNothingIsFetched() {
        assertThat(provider.token()).isNotNull();
        assertThat(fetches).hasValue(0);
    }

    @Test
    void concurrentSubscribersShareOneFetch() {
        assertThat(requestTokens(1_000)).hasSize(1_000).containsOnly(token(1));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void validTokenIsEmittedAtOnce() {
        requestTokens(1);
        StepVerifier.create(provider.token())
                .expectNext(token(1))
                .expectComplete()
                .verify(AT_MOST);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void cancellingDoesNotAffectOtherSubscribers() {
        Disposable cancelled = provider.token().subscribe();
        List<AccessToken> given = new ArrayList<>();
        provider.token().subscribe(given::add);
        cancelled.dispose();
        clock.advanceTimeBy(ROUND_TRIP);
        assertThat(given).containsExactly(token(1));
        assertThat(fetches).hasValue(1);
    }

    @Test
    void tokenNearItsExpiryIsEmittedWhileItIsRefreshed() {
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        StepVerifier.create(provider.token())
                .expectNext(token(1))
                .expectComplete()
                .verify(AT_MOST);
        StepVerifier.create(provider.token())
                .expectNext(token(1))
                .expectComplete()
                .verify(AT_MOST);
        clock.advanceTimeBy(ROUND_TRIP);
        StepVerifier.create(provider.token())
                .expectNext(token(2))
                .expectComplete()
                .verify(AT_MOST);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void tokenShortlyBeforeItsExpiryIsReplaced() {
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(Duration.ofSeconds(20)));
        assertThat(provider.isCurrent(token(1))).isFalse();
        assertThat(requestTokens(1)).containsExactly(token(2));
    }

    @Test
    void invalidatedTokenIsReplaced() {
        AccessToken rejected = requestTokens(1).get(0);
        provider.invalidate(rejected);
        assertThat(provider.isCurrent(rejected)).isFalse();
        assertThat(requestTokens(3)).containsOnly(token(2));
        assertThat(fetches).hasValue(2);
    }

    @Test
    void invalidatingAnEarlierTokenHasNoEffect() {
        AccessToken earlier = requestTokens(1).get(0);
        provider.invalidate(earlier);
        requestTokens(1);
        provider.invalidate(earlier);
        assertThat(provider.isCurrent(token(2))).isTrue();
    }

    @Test
    void whenThePlatformIssuesTheSameTokenAgainRequestsWithTheEarlierOneDoNotInvalidateIt() {
        platform = () -> Mono.fromSupplier(() -> {
            fetches.incrementAndGet();
            return PlatformResponse.success(new GrantedToken(token(1), LIFE), null);
        });
        AccessToken earlier = requestTokens(1).get(0);
        for (int i = 0; i < 50; i++) {
            provider.invalidate(earlier);
            assertThat(requestTokens(1)).containsExactly(token(1));
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void whenARefreshFailsTheValidTokenIsEmitted() {
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        AtomicInteger failures = new AtomicInteger();
        platform = () -> Mono.defer(() -> {
            failures.incrementAndGet();
            return Mono.error(new UnreachableException("no network", null));
        });
        requestTokens(5);
        StepVerifier.create(provider.token())
                .expectNext(token(1))
                .expectComplete()
                .verify(AT_MOST);
        assertThat(failures).as("a failed refresh is not repeated at once").hasValue(1);
        clock.advanceTimeBy(Duration.ofSeconds(10));
        requestTokens(1);
        assertThat(failures).hasValue(2);
    }

    @Test
    void whenARefreshFailsAWarningWithoutTheTokenIsLogged() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(CachingTokenProvider.class);
        logged.start();
        logger.addAppender(logged);
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        platform = () -> Mono.error(new UnreachableException("no network in this very test", null));

        assertThat(requestTokens(5)).containsOnly(token(1));

        logger.detachAppender(logged);
        assertThat(List.copyOf(logged.list).stream()
                        .filter(event -> event.getFormattedMessage().contains("in this very test")))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getLevel()).isEqualTo(Level.WARN);
                    assertThat(event.getFormattedMessage())
                            .contains("is still valid")
                            .doesNotContain(token(1).value());
                });
    }

    @Test
    void whenTheAppIsRejectedSubscribersReceiveTheRejection() {
        platform = () -> Mono.just(PlatformResponse.error(200, 10014, "app secret invalid", "log"));
        StepVerifier.create(provider.token())
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(AppRejectedException.class)
                        .hasMessageContaining("app secret"))
                .verify(AT_MOST);
    }

    @Test
    void successWithoutATokenIsAFailure() {
        platform = () -> Mono.just(new PlatformResponse<>(200, 0, "ok", null, null, null));
        StepVerifier.create(provider.token())
                .expectError(TokenUnavailableException.class)
                .verify(AT_MOST);
    }

    @Test
    void afterAFailureTheNextFetchStartsAfterAPause() {
        platform = Mono::empty;
        StepVerifier.create(provider.token())
                .expectError(TokenUnavailableException.class)
                .verify(AT_MOST);
        platform = this::grant;
        List<AccessToken> given = requestTokens(1);
        assertThat(given).isEmpty();
        clock.advanceTimeBy(Duration.ofMillis(200));
        assertThat(given).containsExactly(token(1));
    }

    @Test
    void thousandThreadsShareOneFetch() {
        AtomicInteger slowFetches = new AtomicInteger();
        TokenProvider shared = TokenProviders.fetching(
                () -> Mono.fromSupplier(() -> {
                            slowFetches.incrementAndGet();
                            return PlatformResponse.success(new GrantedToken(token(7), LIFE), "log");
                        })
                        .delayElement(ROUND_TRIP),
                TimeSource.system(),
                Duration.ofMinutes(2));
        StepVerifier.create(Flux.range(0, 1_000)
                        .flatMap(i -> shared.token().subscribeOn(Schedulers.parallel()), 1_000)
                        .distinct())
                .expectNext(token(7))
                .expectComplete()
                .verify(AT_MOST);
        assertThat(slowFetches).hasValue(1);
    }
}
