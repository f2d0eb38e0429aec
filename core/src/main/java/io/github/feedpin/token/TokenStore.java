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
 * <p>Tokens are secrets: who can read the store can act as the app.
 */
public interface TokenStore {

    /** Returns the stored token; empty if there is none, or if it has expired. */
    Mono<StoredToken> get(TokenKey key);

    /**
     * Claims the fetch of a token. A stored token can still be read meanwhile.
     *
     * @param duration the time after which the claim ends, unless it has ended before
     * @return the number of the claim, which is positive, and higher than that of each earlier claim; empty while
     *     another claim has not ended
     */
    Mono<Long> claim(TokenKey key, Duration duration);

    /**
     * Stores a token, with the number of the claim as its version, and ends the claim.
     *
     * @param claim the number of the claim under which the token was fetched, which may have ended meanwhile
     * @param usableFor the time after which the token is no longer returned; positive
     * @return false if nothing was stored because a token with a higher version is, or was until it was
     *     {@linkplain #remove removed}, or because the token has expired meanwhile
     */
    Mono<Boolean> put(TokenKey key, long claim, AccessToken token, Duration usableFor);

    /** Ends a claim without a token; does nothing if it has ended. */
    Mono<Void> release(TokenKey key, long claim);

    /** Removes a token that the platform rejected; does nothing if the stored token has another version. */
    Mono<Void> remove(TokenKey key, long version);

    /** Creates a store in the memory of this process, for clients that share their tokens. */
    static TokenStore inMemory(TimeSource time) {
        return new InMemoryTokenStore(Objects.requireNonNull(time, "time"));
    }
}
