package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.token.StoredToken;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Contract of {@link TokenStore}. A test class returns the store under test, and lets the time of its clock pass. */
// Long, since it is the one list of what a store must do.
public interface TokenStoreContract {

    /** The key of most tests; all others are of the same app on the same platform. */
    TokenKey KEY = new TokenKey(BaseUrl.FEISHU, "cli_contract", TokenKey.Type.TENANT_ACCESS_TOKEN, null);

    /** The duration of the claims of these tests. */
    Duration CLAIM = Duration.ofSeconds(5);

    /** The lifetime of the tokens of these tests. */
    Duration LIFETIME = Duration.ofHours(2);

    /** A token. */
    AccessToken FIRST = new AccessToken("t-first");

    /** Another token. */
    AccessToken SECOND = new AccessToken("t-second");

    /** {@return the store under test: the same for each call within a test, empty at its beginning} */
    TokenStore store();

    /**
     * Lets time pass for the store: advances its clock, or waits.
     *
     * @param duration the time that passes; positive
     */
    void passes(Duration duration);

    @Test
    default void emptyStoreReturnsNoToken() {
        assertThat(get(KEY)).isEmpty();
    }

    @Test
    default void nothingHappensBeforeASubscription() {
        assertThat(store().claim(KEY, CLAIM)).isNotNull();
        assertThat(store().put(KEY, 1, FIRST, LIFETIME)).isNotNull();

        assertThat(get(KEY)).isEmpty();
        assertThat(claim(KEY)).isPresent();
    }

    @Test
    default void storedTokenIsReturnedWithItsRemainingLifetimeAndItsClaimAsVersion() {
        long claim = claimed();
        assertThat(put(claim, FIRST)).isTrue();
        passes(Duration.ofHours(1));

        StoredToken stored = get(KEY).orElseThrow();
        assertThat(stored.token()).isEqualTo(FIRST);
        assertThat(stored.version()).isEqualTo(claim);
        assertThat(stored.remaining()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    default void tokenWhoseLifetimeIsOverIsNotReturned() {
        put(claimed(), FIRST);
        passes(LIFETIME.plusSeconds(1));

        assertThat(get(KEY)).isEmpty();
        assertThat(claim(KEY)).isPresent();
    }

    @Test
    default void oneOfManyConcurrentClaimsSucceeds() {
        List<Long> claims = await(Flux.range(0, 200)
                .flatMap(i -> store().claim(KEY, CLAIM).subscribeOn(Schedulers.boundedElastic()), 50)
                .collectList());

        assertThat(claims).singleElement().satisfies(claim -> assertThat(claim).isPositive());
    }

    @Test
    default void claimEndsAfterItsDurationAndTheNextOneHasAHigherNumber() {
        long first = claimed();
        assertThat(claim(KEY)).isEmpty();
        passes(CLAIM.plusSeconds(1));

        assertThat(claimed()).isGreaterThan(first);
    }

    @Test
    default void claimEndsWhenItsTokenIsStored() {
        long first = claimed();
        put(first, FIRST);

        assertThat(claimed()).isGreaterThan(first);
    }

    @Test
    default void releasedClaimEnds() {
        long first = claimed();
        release(first);

        assertThat(claimed()).isGreaterThan(first);
    }

    @Test
    default void releasingAnEarlierClaimLeavesTheCurrentOne() {
        long first = claimed();
        passes(CLAIM.plusSeconds(1));
        claimed();
        release(first);

        assertThat(claim(KEY)).isEmpty();
    }

    @Test
    default void storedTokenIsReturnedDuringTheNextClaim() {
        put(claimed(), FIRST);
        claimed();

        assertThat(token()).contains(FIRST);
    }

    @Test
    default void tokenOfALaterClaimReplacesTheStoredOne() {
        put(claimed(), FIRST);
        put(claimed(), SECOND);

        assertThat(token()).contains(SECOND);
    }

    @Test
    default void tokenIsStoredAfterItsClaimHasEnded() {
        long claim = claimed();
        passes(CLAIM.plusSeconds(1));

        assertThat(put(claim, FIRST)).isTrue();
        assertThat(token()).contains(FIRST);
    }

    @Test
    default void tokenOfAnEarlierClaimReplacesNoLaterOne() {
        long slow = claimed();
        passes(CLAIM.plusSeconds(1));
        put(claimed(), SECOND);

        assertThat(put(slow, FIRST)).isFalse();
        assertThat(token()).contains(SECOND);
    }

    @Test
    default void tokenOfAnEarlierClaimIsNotStoredAfterALaterOneWasRemoved() {
        long slow = claimed();
        passes(CLAIM.plusSeconds(1));
        long later = claimed();
        put(later, SECOND);
        remove(later);

        assertThat(put(slow, FIRST)).isFalse();
        assertThat(token()).isEmpty();
    }

    @Test
    default void lateTokenLeavesTheClaimOfAnother() {
        long slow = claimed();
        passes(CLAIM.plusSeconds(1));
        claimed();
        put(slow, FIRST);

        assertThat(claim(KEY)).isEmpty();
    }

    @Test
    default void removedTokenIsNotReturnedAndCanBeReplaced() {
        long claim = claimed();
        put(claim, FIRST);
        remove(claim);

        assertThat(token()).isEmpty();
        assertThat(put(claimed(), SECOND)).isTrue();
        assertThat(token()).contains(SECOND);
    }

    @Test
    default void sameTokenOfALaterClaimIsNotRemovedWithTheVersionOfTheEarlierOne() {
        long first = claimed();
        put(first, FIRST);
        put(claimed(), FIRST);
        remove(first);

        assertThat(token()).contains(FIRST);
    }

    @Test
    default void removingAVersionLeavesTheClaim() {
        long first = claimed();
        put(first, FIRST);
        claimed();
        remove(first);

        assertThat(claim(KEY)).isEmpty();
    }

    @Test
    default void tokensOfDifferentTypesAndTenantsAreIndependent() {
        List<TokenKey> keys = List.of(
                KEY,
                new TokenKey(KEY.platform(), KEY.appId(), TokenKey.Type.APP_ACCESS_TOKEN, null),
                tenant("a"),
                tenant("A"),
                tenant("a|b"),
                tenant("tenant_access_token"));
        for (int i = 0; i < keys.size(); i++) {
            long claim = claim(keys.get(i)).orElseThrow();
            await(store().put(keys.get(i), claim, new AccessToken("t-" + i), LIFETIME));
        }

        IntStream.range(0, keys.size())
                .forEach(i ->
                        assertThat(get(keys.get(i)).map(StoredToken::token)).contains(new AccessToken("t-" + i)));
    }

    @Test
    default void longTokenIsReturnedAsItWasStored() {
        AccessToken token = new AccessToken("t-" + "~!\"'\\{}%:=/".repeat(600));
        put(claimed(), token);

        assertThat(token()).contains(token);
    }

    private TokenKey tenant(String tenantKey) {
        return new TokenKey(KEY.platform(), KEY.appId(), KEY.type(), new TenantKey(tenantKey));
    }

    private Optional<StoredToken> get(TokenKey key) {
        return await(store().get(key).singleOptional());
    }

    private Optional<AccessToken> token() {
        return get(KEY).map(StoredToken::token);
    }

    private Optional<Long> claim(TokenKey key) {
        return await(store().claim(key, CLAIM).singleOptional());
    }

    private long claimed() {
        return claim(KEY).orElseThrow();
    }

    private boolean put(long claim, AccessToken token) {
        return await(store().put(KEY, claim, token, LIFETIME));
    }

    private void release(long claim) {
        store().release(KEY, claim).block(ContractFixture.MAX_WAIT);
    }

    private void remove(long version) {
        store().remove(KEY, version).block(ContractFixture.MAX_WAIT);
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(ContractFixture.MAX_WAIT));
    }
}
