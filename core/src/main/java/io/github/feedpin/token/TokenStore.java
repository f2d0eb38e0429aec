package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for sharing access tokens between processes, so that one of them fetches a token and the others
 * read it. Implementations are thread-safe, their methods lazy and atomic.
 *
 * <p>To fetch a token, a process claims the fetch for a short time. Claims are numbered: a token that was fetched under
 * an earlier claim, by a process that was slow, never replaces one of a later claim.
 *
 * <p>A store may fail, be slow, or lose everything: a client then fetches tokens by itself, and logs a warning. It
 * waits for each method for 2 seconds at most.
 *
 * <p>Tokens are secrets: a process that can read the store can act as the app.
 */
public interface TokenStore {

    /**
     * {@return the stored token; empty if there is none, or if it has expired}
     *
     * @param key the key of the token
     */
    Mono<StoredToken> get(TokenKey key);

    /**
     * Claims the fetch of a token. A stored token can still be read meanwhile.
     *
     * @param key the key of the token
     * @param duration the time after which the claim ends, unless it has ended before
     * @return the number of the claim, which is positive, and higher than that of each earlier claim; empty while
     *     another claim has not ended
     */
    Mono<Long> claim(TokenKey key, Duration duration);

    /**
     * Stores a token, with the number of the claim as its version, and ends the claim.
     *
     * @param key the key of the token
     * @param claim the number of the claim under which the token was fetched, which may have ended meanwhile
     * @param token the fetched token
     * @param usableFor the time after which the token is no longer returned; positive
     * @return false if nothing was stored because a token with a higher version is, or was until it was
     *     {@linkplain #remove removed}, or because the token has expired meanwhile
     */
    Mono<Boolean> put(TokenKey key, long claim, AccessToken token, Duration usableFor);

    /**
     * Ends a claim without a token; does nothing if it has ended.
     *
     * @param key the key of the token
     * @param claim the number of the claim
     * @return a {@code Mono} that completes when the claim has ended
     */
    Mono<Void> release(TokenKey key, long claim);

    /**
     * Removes a token that the platform rejected; does nothing if the stored token has another version.
     *
     * @param key the key of the token
     * @param version the {@linkplain StoredToken#version() version} of the rejected token
     * @return a {@code Mono} that completes when the store does not have this version
     */
    Mono<Void> remove(TokenKey key, long version);

    /**
     * {@return a store in the memory of this process, for clients that share their tokens}
     *
     * @param time decides which tokens and claims have expired
     */
    static TokenStore inMemory(TimeSource time) {
        return new InMemoryTokenStore(Objects.requireNonNull(time, "time"));
    }
}
