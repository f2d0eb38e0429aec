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

/** Further fetches after a failed one. */
class RejectedTokenFetchTest {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final AccessToken TOKEN = new AccessToken("t-1");

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<Object> signals = new ArrayList<>();
    private Supplier<Mono<PlatformResponse<GrantedToken>>> platform = RejectedTokenFetchTest::wrongSecret;
    private final TokenProvider provider = TokenProviders.fetching(
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

    private void requestTokens(int times) {
        for (int i = 0; i < times; i++) {
            provider.token().subscribe(signals::add, signals::add);
        }
    }

    private void askForTenSeconds() {
        for (int i = 0; i < 2_000; i++) {
            requestTokens(1);
            clock.advanceTimeBy(Duration.ofMillis(5));
        }
    }

    @Test
    void rejectionIsEmittedAtOnceDuringThePause() {
        askForTenSeconds();

        assertThat(signals).hasSize(2_000).hasOnlyElementsOfType(AppRejectedException.class);
        assertThat(fetches).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403})
    void rememberedRejectionContainsThePlatformError(int status) {
        platform = () -> Mono.just(PlatformResponse.error(status, 10014, "app secret invalid", "log-1"));
        requestTokens(2);

        assertThat(signals)
                .extracting(failure -> ((FeedpinException) failure)
                        .platformError()
                        .map(PlatformError::describe)
                        .orElseThrow())
                .hasSize(2)
                .containsOnly(((FeedpinException) signals.get(0)).getMessage());
        assertThat(((FeedpinException) signals.get(1)).platformError())
                .hasValueSatisfying(error -> assertThat(error.logId()).isEqualTo("log-1"));
        assertThat(((FeedpinException) signals.get(1)).retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void afterThePauseAFetchWithAValidSecretSucceeds() {
        requestTokens(1);
        platform = RejectedTokenFetchTest::granted;
        clock.advanceTimeBy(Duration.ofMillis(1_999));
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofMillis(1));
        requestTokens(2);

        assertThat(signals.subList(0, 2)).hasOnlyElementsOfType(AppRejectedException.class);
        assertThat(signals.subList(2, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void duringAProbeOtherSubscribersWaitForItsResponse() {
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofSeconds(2));
        platform = () -> granted().delayElement(Duration.ofSeconds(1), clock);
        requestTokens(3);
        clock.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(signals.subList(1, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void whenARefreshIsRejectedTheCurrentTokenIsKept() {
        platform = RejectedTokenFetchTest::granted;
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        platform = RejectedTokenFetchTest::wrongSecret;
        askForTenSeconds();

        assertThat(signals).hasSize(2_001).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void afterARejectedRefreshAnInvalidatedTokenIsNotFetchedAtOnce() {
        platform = RejectedTokenFetchTest::granted;
        requestTokens(1);
        clock.advanceTimeBy(LIFE.minus(LIFE.dividedBy(5)));
        platform = RejectedTokenFetchTest::wrongSecret;
        requestTokens(1);
        provider.invalidate(TOKEN);
        requestTokens(1);

        assertThat(signals.get(2)).isInstanceOf(AppRejectedException.class);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void otherFailuresStartAShortPause() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        askForTenSeconds();
        clock.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(signals).hasSize(2_000).hasOnlyElementsOfType(TokenUnavailableException.class);
        assertThat(fetches).hasValueBetween(10, 14);
    }

    @Test
    void subscribersWaitForThePauseAndShareTheNextFetch() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        requestTokens(1);
        platform = RejectedTokenFetchTest::granted;
        requestTokens(1_000);
        clock.advanceTimeBy(Duration.ofMillis(200));

        assertThat(signals.subList(1, signals.size())).hasSize(1_000).containsOnly(TOKEN);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void successEndsThePauses() {
        platform = () -> Mono.error(new UnreachableException("no route", null));
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        platform = RejectedTokenFetchTest::granted;
        requestTokens(1);
        provider.invalidate(TOKEN);
        requestTokens(1);

        assertThat(signals.subList(2, 4)).containsOnly(TOKEN);
        assertThat(fetches).hasValue(4);
    }

    @Test
    void failureAfterARejectionIsEmittedUnchanged() {
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofSeconds(2));
        platform = () -> Mono.error(new UnreachableException("no route", null));
        requestTokens(1);

        assertThat(signals.get(1)).isInstanceOf(TokenUnavailableException.class);
    }

    @Test
    void fetchThatThrowsIsAFailure() {
        platform = () -> {
            throw new IllegalStateException("adapter");
        };
        requestTokens(1);
        platform = RejectedTokenFetchTest::granted;
        requestTokens(1);
        clock.advanceTimeBy(Duration.ofMillis(200));

        assertThat(signals.get(0)).isInstanceOf(TokenUnavailableException.class);
        assertThat(signals.get(1)).isEqualTo(TOKEN);
    }

    @Test
    void rejectionDoesNotAffectOtherProviders() {
        requestTokens(1);
        TokenProvider withNewSecret =
                TokenProviders.fetching(RejectedTokenFetchTest::granted, TimeSource.of(clock), Duration.ofMinutes(2));
        withNewSecret.token().subscribe(signals::add, signals::add);

        assertThat(signals.get(1)).isEqualTo(TOKEN);
    }
}
