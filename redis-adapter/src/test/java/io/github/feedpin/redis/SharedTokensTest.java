package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients of several processes share the token of a self-built app through a real Redis. */
@Execution(ExecutionMode.CONCURRENT)
class SharedTokensTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final SharedClients shared = new SharedClients().add(5);

    @AfterEach
    void stop() {
        shared.close();
    }

    private TokenKey key() {
        return new TokenKey(
                shared.simulator.platform().baseUrl(),
                shared.simulator.credentials().appId(),
                TokenKey.Type.TENANT_ACCESS_TOKEN,
                null);
    }

    private String authority() {
        return key().platform().uri().getAuthority();
    }

    @Test
    void clientsThatStartTogetherSendOneTokenRequest() {
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(1);

        shared.add(5).pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(1);
    }

    @Test
    void tokenThatExpiresSoonIsRefreshedByOneRequest() {
        shared.pinWithEach();
        shared.jump(Duration.ofMinutes(97));
        shared.pinWithEach();
        shared.awaitTokenRequests(2);
        for (int i = 0; i < 10; i++) {
            shared.pinWithEach();
        }

        assertThat(shared.tokenRequests()).isEqualTo(2);
    }

    @Test
    void expiredTokenIsReplacedByOneRequest() {
        shared.pinWithEach();
        shared.jump(Duration.ofMinutes(130));
        shared.pinWithEach();

        assertThat(shared.tokenRequests()).isEqualTo(2);
    }

    @Test
    void rejectedTokenIsReplacedByOneRequest() {
        shared.pinWithEach();
        for (int revocations = 1; revocations <= 3; revocations++) {
            shared.simulator.revokeTokens();
            shared.pinWithEach();
            assertThat(shared.tokenRequests()).isEqualTo(1 + revocations);
        }
    }

    @Test
    void claimOfAProcessThatWasKilledEnds() {
        TokenStore tokens = shared.tokens(shared.connect(settings -> settings));
        assertThat(tokens.claim(key(), Duration.ofSeconds(2)).block(AT_MOST)).isPositive();
        shared.pinWithEach();

        assertThat(shared.tokenRequests()).isEqualTo(1);
    }

    /** The number of an earlier claim is raised instead of setting the clock of Redis back. */
    @Test
    void claimHasAHigherNumberThanAnEarlierOneIfTheClockWasSetBack() {
        TokenStore tokens = shared.tokens(shared.connect(settings -> settings));
        long claim = Objects.requireNonNull(tokens.claim(key(), AT_MOST).block(AT_MOST));
        tokens.release(key(), claim).block(AT_MOST);
        long earlier = claim + TimeUnit.HOURS.toMicros(1);
        shared.commands.keys("*").forEach(key -> shared.commands.set(key, String.valueOf(earlier)));

        assertThat(tokens.claim(key(), AT_MOST).block(AT_MOST)).isEqualTo(earlier + 1);
    }

    @Test
    void whenRedisHangsEveryClientGetsAToken() {
        shared.add(1);
        shared.clients.remove(5).pin("ou_first").block(AT_MOST);
        shared.server.signal("STOP");
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isBetween(2L, 6L);

        shared.server.signal("CONT");
        shared.simulator.revokeTokens();
        shared.pinWithEach();
    }

    @Test
    void tokenThatWasRejectedWhileRedisHungIsNotUsedAfterwards() {
        shared.pinWithEach();
        shared.server.signal("STOP");
        shared.simulator.revokeTokens();
        shared.pinWithEach();
        shared.server.signal("CONT");
        shared.simulator.revokeTokens();
        long before = shared.tokenRequests();
        shared.pinWithEach();

        assertThat(shared.tokenRequests()).isEqualTo(before + 1);
    }

    @Test
    void whenRedisIsKilledEveryClientGetsATokenAndRedisIsUsedAgainLater() {
        shared.server.kill();
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(5);

        shared.server.restart();
        shared.simulator.revokeTokens();
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(6);
    }

    @Test
    void whenRedisLosesItsDataEveryClientKeepsItsTokenAndTheNextOneIsShared() {
        shared.pinWithEach();
        shared.commands.flushall();
        shared.commands.scriptFlush();
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(1);

        shared.simulator.revokeTokens();
        shared.pinWithEach();
        assertThat(shared.tokenRequests()).isEqualTo(2);
    }

    @Test
    void valuesOfOtherProgramsAreReplaced() {
        shared.pinWithEach();
        String key = shared.commands.keys("*:tenant_access_token").get(0);
        for (String garbage : new String[] {"garbage", "1 garbage", " ", "1 plain:", "99999 plain:a b"}) {
            shared.commands.set(key, garbage);
            shared.simulator.revokeTokens();
            shared.pinWithEach();
            assertThat(shared.commands.get(key)).startsWith("1").contains(" plain:t-");
        }
        shared.commands.del(key);
        shared.commands.lpush(key, "a list");
        shared.simulator.revokeTokens();
        shared.pinWithEach();
    }

    @Test
    void timeForWhichRedisIsSuspendedShortensTheLifetime() {
        TokenStore tokens = shared.tokens(shared.connect(settings -> settings));
        AccessToken token = new AccessToken("t-1");
        long claim = Objects.requireNonNull(tokens.claim(key(), AT_MOST).block(AT_MOST));
        shared.commands.clientPause(1_000);
        assertThat(tokens.put(key(), claim, token, AT_MOST).block(AT_MOST)).isTrue();
        assertThat(Objects.requireNonNull(tokens.get(key()).block(AT_MOST)).remaining())
                .isLessThanOrEqualTo(AT_MOST.minusMillis(900));

        claim = Objects.requireNonNull(tokens.claim(key(), AT_MOST).block(AT_MOST));
        shared.commands.clientPause(1_000);
        assertThat(tokens.put(key(), claim, token, Duration.ofMillis(500)).block(AT_MOST))
                .isFalse();
    }

    @Test
    void tokenWithoutAnExpiryIsNotReturned() {
        shared.pinWithEach();
        TokenStore tokens = shared.tokens(shared.connect(settings -> settings));
        assertThat(tokens.get(key()).blockOptional(AT_MOST)).isPresent();
        shared.commands.persist(shared.commands.keys("*:tenant_access_token").get(0));

        assertThat(tokens.get(key()).blockOptional(AT_MOST)).isEmpty();
    }

    @Test
    void storeIsForOneAppOnOnePlatform() {
        FeedpinRedis redis = shared.connect(settings -> settings);
        TokenStore other = redis.tokenStore(BaseUrl.LARK, key().appId());

        Assertions.assertThatThrownBy(() -> other.get(key()).block(AT_MOST))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("the token store is for the app");
    }

    @Test
    void keysHaveThePrefixAndExpire() {
        shared.clients.clear();
        shared.add(1, settings -> settings.keyPrefix("other")).pinWithEach();

        String key = "other:{" + authority() + "|" + key().appId() + "|}:tenant_access_token";
        assertThat(shared.commands.keys("*")).containsExactlyInAnyOrder(key, key + ":last_claim");
        assertThat(shared.commands.pttl(key))
                .isBetween(
                        Duration.ofMinutes(119).toMillis(),
                        Duration.ofMinutes(120).toMillis());
        assertThat(shared.commands.pttl(key + ":last_claim")).isPositive();
    }

    @Test
    void resultsAreEmittedOffTheThreadsOfLettuce() {
        TokenStore tokens = shared.tokens(shared.connect(settings -> settings));
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        long claim = Objects.requireNonNull(tokens.claim(key(), AT_MOST)
                .doOnNext(number -> threads.add(Thread.currentThread().getName()))
                .block(AT_MOST));
        tokens.put(key(), claim, new AccessToken("t-1"), AT_MOST)
                .doOnNext(stored -> threads.add(Thread.currentThread().getName()))
                .block(AT_MOST);

        assertThat(threads).hasSize(2).allMatch(thread -> thread.startsWith("boundedElastic"));
    }
}
