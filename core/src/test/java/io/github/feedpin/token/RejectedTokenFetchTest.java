package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** What happens to further fetches when one has failed. */
class RejectedTokenFetchTest {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final AccessToken TOKEN = new AccessToken("t-1");

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<Object> told = new ArrayList<>();
    private Supplier<Mono<PlatformResponse<GrantedToken>>> platform = RejectedTokenFetchTest::wrongSecret;
    private final TokenProvider provider = new CachingTokenProvider(
            () -> {
                fetches.incrementAndGet();
                return platform.get();
            },
            TimeSource.of(clock),
            Duration.ofMinutes(2));

    private static Mono<PlatformResponse<GrantedToken>> wrongSecret() {
        return Mono.just(PlatformResponse.error(200, 10014, "app secret invalid", "log-1"));
    }

    private static Mono<PlatformResponse<GrantedToken>> granted() {
        return Mono.just(PlatformResponse.success(new GrantedToken(TOKEN, LIFE), "log-2"));
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            provider.token().subscribe(told::add, told::add);
        }
    }

    private void askForTenSeconds() {
        for (int i = 0; i < 2_000; i++) {
            ask(1);
            clock.advanceTimeBy(Duration.ofMillis(5));
        }
    }

    @Test
    void rejectionIsEmittedAtOnceDuringThePause() {
        askForTenSeconds();

        assertThat(told).hasSize(2_000).hasOnlyElementsOfType(AppRejectedException.class);
        assertThat(fetches).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403})
    void rememberedRejectionContainsThePlatformError(int status) {
        platform = () -> Mono.just(PlatformResponse.error(status, 10014, "app secret invalid", "log-1"));
        ask(2);

        assertThat(told)
                .extracting(failure -> ((FeedpinException) failure)
                        .platformError()
                        .map(PlatformError::describe)
                        .orElseThrow())
                .hasSize(2)
                .containsOnly(((FeedpinException) told.get(0)).getMessage());
        assertThat(((FeedpinException) told.get(1)).platformError())
                .hasValueSatisfying(error -> assertThat(error.logId()).isEqualTo("log-1"));
        assertThat(((FeedpinException) told.get(1)).retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void afterThePauseAFetchWithAValidSecretSucceeds() {
        ask(1);
        platform = RejectedTokenFetchTest::granted;
        clock.advanceTimeBy(Duration.ofMillis(1_999));
        ask(1);
        clock.advanceTimeBy(Duration.ofMillis(1));
        ask(2);

        assertThat(told.subList(0, 2)).hasOnlyElementsOfType(AppRejectedException.class);
        assertThat(told.subList(2, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void duringAProbeOtherSubscribersWaitForItsResponse() {
        ask(1);
        clock.advanceTimeBy(Duration.ofSeconds(2));
        platform = () -> granted().delayElement(Duration.ofSeconds(1), clock);
        ask(3);
        clock.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(told.subList(1, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void whenARefreshIsRejectedTheCurrentTokenIsKept() {
        platform = RejectedTokenFetchTest::granted;
        ask(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        platform = RejectedTokenFetchTest::wrongSecret;
        askForTenSeconds();

        assertThat(told).hasSize(2_001).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void afterARejectedRefreshAnInvalidatedTokenIsNotFetchedAtOnce() {
        platform = RejectedTokenFetchTest::granted;
        ask(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        platform = RejectedTokenFetchTest::wrongSecret;
        ask(1);
        provider.invalidate(TOKEN);
        ask(1);

        assertThat(told.get(2)).isInstanceOf(AppRejectedException.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void otherFailuresStartAShortPause() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        askForTenSeconds();
        clock.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(told).hasSize(2_000).hasOnlyElementsOfType(TokenUnavailableException.class);
        assertThat(fetches).hasValueBetween(10, 14);
    }

    @Test
    void subscribersWaitForThePauseAndShareTheNextFetch() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        ask(1);
        platform = RejectedTokenFetchTest::granted;
        ask(1_000);
        clock.advanceTimeBy(Duration.ofMillis(200));

        assertThat(told.subList(1, told.size())).hasSize(1_000).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void successEndsThePauses() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        ask(1);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        ask(1);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        platform = RejectedTokenFetchTest::granted;
        ask(1);
        provider.invalidate(TOKEN);
        ask(1);

        assertThat(told.subList(2, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(4);
    }

    @Test
    void failureAfterARejectionIsEmittedUnchanged() {
        ask(1);
        clock.advanceTimeBy(Duration.ofSeconds(2));
        platform = () -> Mono.error(new UnreachableException("no route", null));
        ask(1);

        assertThat(told.get(1)).isInstanceOf(TokenUnavailableException.class);
    }

    @Test
    void fetchThatThrowsIsAFailure() {
        platform = () -> {
            throw new IllegalStateException("adapter");
        };
        ask(1);
        platform = RejectedTokenFetchTest::granted;
        ask(1);
        clock.advanceTimeBy(Duration.ofMillis(200));

        assertThat(told.get(0)).isInstanceOf(TokenUnavailableException.class);
        assertThat(told.get(1)).isEqualTo(TOKEN);
    }

    @Test
    void rejectionDoesNotAffectOtherProviders() {
        ask(1);
        TokenProvider withNewSecret =
                new CachingTokenProvider(RejectedTokenFetchTest::granted, TimeSource.of(clock), Duration.ofMinutes(2));
        withNewSecret.token().subscribe(told::add, told::add);

        assertThat(told.get(1)).isEqualTo(TOKEN);
    }
}
