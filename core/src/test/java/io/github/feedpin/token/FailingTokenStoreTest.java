package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TenantKey;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A token store that fails: tokens are fetched without it, and one warning gives the reason. */
class FailingTokenStoreTest {

    private static final Duration LIFE = Duration.ofHours(2);
    private static final AccessToken TOKEN = new AccessToken("t-secret-of-this-test");

    /** What a store may do instead of what it promises. */
    enum Fault {
        FAIL("disk full"),
        FAIL_WITH_A_SECRET("java.lang.IllegalStateException"),
        THROW("java.lang.IllegalArgumentException"),
        THROW_AN_ERROR("java.lang.NoSuchMethodError"),
        RETURN_NULL("java.lang.NullPointerException"),
        NEVER_END("no response within 2 s"),
        EXPIRED("an expired token");

        final String reason;

        Fault(String reason) {
            this.reason = reason;
        }

        @Nullable
        Mono<StoredToken> apply() {
            return switch (this) {
                case FAIL -> Mono.error(new UnreachableException("disk full", null));
                case FAIL_WITH_A_SECRET -> Mono.error(new IllegalStateException("GET " + TOKEN.value()));
                case THROW -> throw new IllegalArgumentException(TOKEN.value());
                case THROW_AN_ERROR -> throw new NoSuchMethodError(TOKEN.value());
                case RETURN_NULL -> null;
                case NEVER_END -> Mono.never();
                case EXPIRED -> Mono.just(new StoredToken(TOKEN, Duration.ZERO, 7));
            };
        }
    }

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final TokenStore working = TokenStore.inMemory(time);
    private final AtomicInteger fetches = new AtomicInteger();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(GuardedTokenStore.class);
    private @Nullable Fault fault;
    private boolean onlyWrites;

    /** A store whose methods do what {@link #fault} says. */
    private final TokenStore store = new TokenStore() {
        @Override
        public Mono<StoredToken> get(TokenKey key) {
            return onlyWrites ? working.get(key) : with(() -> working.get(key));
        }

        @Override
        public Mono<Long> claim(TokenKey key, Duration duration) {
            return onlyWrites
                    ? working.claim(key, duration)
                    : with(() -> working.claim(key, duration), StoredToken::version);
        }

        @Override
        public Mono<Boolean> put(TokenKey key, long claim, AccessToken token, Duration usableFor) {
            return with(() -> working.put(key, claim, token, usableFor), stored -> false);
        }

        @Override
        public Mono<Void> release(TokenKey key, long claim) {
            return with(() -> working.release(key, claim).thenReturn(true), stored -> false)
                    .then();
        }

        @Override
        public Mono<Void> remove(TokenKey key, long version) {
            return with(() -> working.remove(key, version).thenReturn(true), stored -> false)
                    .then();
        }
    };

    private final TokenSharing sharing = TokenSharing.of(store, BaseUrl.FEISHU, "cli_failing", time);

    private Mono<StoredToken> with(Supplier<Mono<StoredToken>> correct) {
        return with(correct, stored -> stored);
    }

    @SuppressWarnings("NullAway") // A store that returns null.
    private <T> Mono<T> with(Supplier<Mono<T>> correct, java.util.function.Function<StoredToken, T> wrong) {
        if (fault == null) {
            return correct.get();
        }
        @Nullable Mono<StoredToken> faulty = fault.apply();
        return faulty == null ? null : faulty.map(wrong);
    }

    @BeforeEach
    void record() {
        logger.setLevel(Level.INFO);
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopRecording() {
        logger.detachAppender(logged);
    }

    private List<ILoggingEvent> messages() {
        return List.copyOf(logged.list);
    }

    private List<TokenProvider> tenants(int number) {
        TokenFetcher fetcher =
                new TokenFetcher(PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN, time, Duration.ofMinutes(2));
        return IntStream.range(0, number)
                .<TokenProvider>mapToObj(i -> new CachingTokenProvider(
                        sharing.share(
                                replaced -> fetcher.fetch(() -> Mono.fromSupplier(() -> {
                                    fetches.incrementAndGet();
                                    return PlatformResponse.success(new GrantedToken(TOKEN, LIFE), null);
                                })),
                                TokenKey.Type.TENANT_ACCESS_TOKEN,
                                new TenantKey("tenant_" + i)),
                        time,
                        rejection -> {}))
                .toList();
    }

    private List<Object> signalsOf(List<TokenProvider> tenants, Duration within) {
        List<Object> signals = new ArrayList<>();
        tenants.forEach(tenant -> tenant.token().subscribe(signals::add, signals::add));
        clock.advanceTimeBy(within);
        return signals;
    }

    @ParameterizedTest
    @EnumSource
    void tokensAreFetchedWithoutAFailingStoreAndOneWarningIsLogged(Fault kind) {
        fault = kind;

        assertThat(signalsOf(tenants(20), GuardedTokenStore.LONGEST))
                .hasSize(20)
                .containsOnly(TOKEN);
        assertThat(fetches).hasValue(20);
        assertThat(messages()).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getThrowableProxy()).isNull();
            assertThat(event.getFormattedMessage())
                    .contains("without the token store", kind.reason)
                    .doesNotContain(TOKEN.value());
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPIRED")
    void tokenThatCannotBeStoredIsUsed(Fault kind) {
        fault = kind;
        onlyWrites = true;

        assertThat(signalsOf(tenants(5), GuardedTokenStore.LONGEST)).hasSize(5).containsOnly(TOKEN);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void storeThatWorksAgainIsUsed() {
        fault = Fault.FAIL;
        signalsOf(tenants(1), Duration.ZERO);
        fault = null;
        signalsOf(tenants(1), Duration.ZERO);
        signalsOf(tenants(1), Duration.ZERO);
        assertThat(fetches).hasValue(2);
        fault = Fault.FAIL;
        signalsOf(tenants(1), Duration.ZERO);

        assertThat(messages()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO, Level.WARN);
    }

    @Test
    void validTokenIsEmittedWithoutTheStore() {
        List<TokenProvider> tenants = tenants(1);
        signalsOf(tenants, Duration.ZERO);
        fault = Fault.NEVER_END;

        assertThat(signalsOf(tenants, Duration.ZERO)).containsExactly(TOKEN);
        assertThat(messages()).isEmpty();
    }

    @Test
    void storedTokenDoesNotShowItsValue() {
        assertThat(new StoredToken(TOKEN, LIFE, 1).toString()).doesNotContain(TOKEN.value());
    }
}
