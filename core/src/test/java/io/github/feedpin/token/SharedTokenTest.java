package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Processes that share a store, each represented by a provider. */
class SharedTokenTest {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration FOUR_FIFTHS = Duration.ofMinutes(96);
    private static final Duration ROUND_TRIP = Duration.ofMillis(300);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final TokenKey KEY =
            new TokenKey(BaseUrl.FEISHU, "cli_shared", TokenKey.Type.TENANT_ACCESS_TOKEN, null);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final TokenStore store = TokenStore.inMemory(time);
    private final AtomicInteger fetches = new AtomicInteger();
    private Supplier<Mono<PlatformResponse<GrantedToken>>> platform = this::next;
    private final List<TokenProvider> processes =
            Stream.generate(this::process).limit(50).toList();

    private TokenProvider process() {
        TokenFetcher fetcher = new TokenFetcher(PlatformEndpoint.TENANT_ACCESS_TOKEN, time, Duration.ofMinutes(2));
        TokenSource source = TokenSharing.of(store, KEY.platform(), KEY.appId(), time)
                .share(replaced -> fetcher.fetch(() -> platform.get()), KEY.type(), null);
        return new CachingTokenProvider(source, time, rejection -> {});
    }

    /** Returns a response with another token each time. */
    private Mono<PlatformResponse<GrantedToken>> next() {
        return granted("t-" + fetches.incrementAndGet());
    }

    private Mono<PlatformResponse<GrantedToken>> granted(String token) {
        return Mono.just(PlatformResponse.success(new GrantedToken(new AccessToken(token), LIFE), "log"))
                .delayElement(ROUND_TRIP, clock);
    }

    private List<String> tokensOf(List<TokenProvider> some, Duration within) {
        List<String> tokens = new ArrayList<>();
        some.forEach(process -> process.token().subscribe(token -> tokens.add(token.value())));
        clock.advanceTimeBy(within);
        return tokens;
    }

    private List<String> tokensOfAll() {
        return tokensOf(processes, MOMENT);
    }

    private List<AccessToken> rejectedByAll() {
        List<AccessToken> tokens = new ArrayList<>();
        processes.forEach(process -> process.token().subscribe(tokens::add));
        IntStream.range(0, tokens.size()).forEach(i -> processes.get(i).invalidate(tokens.get(i)));
        return tokens;
    }

    @Test
    void processesThatStartTogetherShareOneFetch() {
        assertThat(tokensOfAll()).hasSize(50).containsOnly("t-1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void processThatStartsLaterReadsTheStoredToken() {
        tokensOf(processes.subList(0, 1), MOMENT);
        clock.advanceTimeBy(Duration.ofMinutes(30));

        assertThat(tokensOfAll()).hasSize(50).containsOnly("t-1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void tokenThatExpiresSoonIsRefreshedByOneProcess() {
        tokensOfAll();
        clock.advanceTimeBy(FOUR_FIFTHS);

        assertThat(tokensOfAll()).as("the old one while it is refreshed").containsOnly("t-1");
        assertThat(tokensOfAll()).containsOnly("t-2");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void expiredTokenIsReplacedByOneProcess() {
        tokensOfAll();
        clock.advanceTimeBy(LIFE.plusMinutes(1));

        assertThat(tokensOfAll()).hasSize(50).containsOnly("t-2");
        assertThat(fetches).hasValue(2);
    }

    @Test
    void overADayEachTokenIsFetchedOnceAndNoneWaits() {
        tokensOfAll();
        for (int minute = 0; minute < 24 * 60; minute++) {
            assertThat(tokensOf(processes, Duration.ZERO)).hasSize(50);
            clock.advanceTimeBy(Duration.ofMinutes(1));
        }

        assertThat(fetches.get()).isBetween(12, 16);
    }

    @Test
    void rejectedTokenIsReplacedOnceForAll() {
        tokensOfAll();
        rejectedByAll();

        assertThat(tokensOfAll()).hasSize(50).containsOnly("t-2");
        assertThat(fetches).hasValue(2);
        assertThat(rejectedByAll()).hasSize(50);
        assertThat(tokensOfAll()).containsOnly("t-3");
        assertThat(fetches).hasValue(3);
    }

    @Test
    void rejectionByOneProcessLeavesTheOthersTheirToken() {
        tokensOfAll();
        List<AccessToken> rejected = new ArrayList<>();
        processes.get(0).token().subscribe(rejected::add);
        processes.get(0).invalidate(rejected.get(0));

        assertThat(tokensOf(processes.subList(0, 1), MOMENT)).containsExactly("t-2");
        assertThat(tokensOf(processes.subList(1, 50), MOMENT)).containsOnly("t-1");
    }

    @Test
    void lateRejectionReadsTheFreshTokenAndRemovesNothing() {
        tokensOfAll();
        List<AccessToken> rejected = new ArrayList<>();
        processes.forEach(process -> process.token().subscribe(rejected::add));
        for (int i = 0; i < 50; i++) {
            processes.get(i).invalidate(rejected.get(i));
            assertThat(tokensOf(processes.subList(i, i + 1), MOMENT)).containsExactly("t-2");
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void rejectedTokenThatWasFetchedWithoutTheStoreRemovesNoOther() {
        tokensOf(processes.subList(0, 1), MOMENT);
        CachedToken alone =
                CachedToken.of(new GrantedToken(new AccessToken("t-alone"), LIFE), time.nanoTime() + MOMENT.toNanos());
        TokenSource source = new SharedTokenSource(
                replaced -> Mono.error(new UnreachableException("the platform failed", null)),
                KEY,
                new GuardedTokenStore(store, time),
                time);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        source.fetch(alone.asRejected()).subscribe(token -> {}, failure::set);
        clock.advanceTimeBy(MOMENT);

        assertThat(failure.get()).hasMessage("the platform failed");
        assertThat(tokensOf(processes.subList(1, 2), MOMENT)).containsExactly("t-1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void whenThePlatformIssuesTheRejectedTokenAgainItIsFetchedOnce() {
        platform = () -> {
            fetches.incrementAndGet();
            return granted("t-same");
        };
        tokensOfAll();
        List<AccessToken> rejected = new ArrayList<>();
        processes.forEach(process -> process.token().subscribe(rejected::add));
        for (int i = 0; i < 50; i++) {
            processes.get(i).invalidate(rejected.get(i));
            assertThat(tokensOf(processes.subList(i, i + 1), MOMENT)).containsExactly("t-same");
        }

        assertThat(fetches).hasValue(2);
    }

    private long claim() {
        List<Long> claims = new ArrayList<>();
        store.claim(KEY, SharedTokenSource.CLAIM).subscribe(claims::add);
        return claims.get(0);
    }

    @Test
    void claimOfAProcessThatEndsDelaysTheOthersForItsDurationOnly() {
        claim();

        List<String> tokens = tokensOf(processes, SharedTokenSource.CLAIM.minus(MOMENT));
        assertThat(tokens).isEmpty();
        clock.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(tokens).hasSize(50).containsOnly("t-1");
        assertThat(fetches).hasValue(1);
    }

    @Test
    void processWhoseFetchTakesLongerThanItsClaimKeepsItsTokenToItself() {
        platform = () -> {
            fetches.incrementAndGet();
            return Mono.just(PlatformResponse.success(new GrantedToken(new AccessToken("t-slow"), LIFE), "log"))
                    .delayElement(Duration.ofSeconds(30), clock);
        };
        List<String> slow = new ArrayList<>();
        processes.get(0).token().subscribe(token -> slow.add(token.value()));
        platform = this::next;
        assertThat(tokensOf(processes.subList(1, 50), Duration.ofSeconds(6)))
                .hasSize(49)
                .containsOnly("t-2");
        clock.advanceTimeBy(Duration.ofSeconds(30));

        assertThat(slow).containsExactly("t-slow");
        assertThat(tokensOf(List.of(process()), MOMENT)).containsExactly("t-2");
    }

    @Test
    void failedFetchEndsItsClaim() {
        platform = () -> Mono.error(new UnreachableException("no network", null));
        List<Throwable> failures = new ArrayList<>();
        processes.get(0).token().subscribe(token -> {}, failures::add);
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(failures).singleElement().isInstanceOf(TokenUnavailableException.class);
        platform = this::next;

        assertThat(tokensOf(processes.subList(1, 2), ROUND_TRIP)).containsExactly("t-1");
    }

    @Test
    void whileFetchesOfOthersFailNoProcessWaitsLongerThanTheLimit() {
        platform = () -> Mono.<PlatformResponse<GrantedToken>>error(new UnreachableException("no network", null))
                .delaySubscription(Duration.ofSeconds(4), clock);
        List<Throwable> failures = new ArrayList<>();
        processes.forEach(process -> process.token().subscribe(token -> {}, failures::add));
        clock.advanceTimeBy(SharedTokenSource.LONGEST_WAIT.plusSeconds(5));

        assertThat(failures).hasSize(50).hasOnlyElementsOfType(TokenUnavailableException.class);
    }
}
