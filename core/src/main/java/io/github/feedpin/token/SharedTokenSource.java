package io.github.feedpin.token;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decorates a source so that the processes that share a token store fetch each token once. A process reads the store,
 * and claims the fetch if it finds no token to use; while another process holds the claim, it reads the store again and
 * again. If the store fails, the token is fetched without it.
 */
final class SharedTokenSource implements TokenSource {

    /** How long a process that claims a fetch and ends delays the others. */
    static final Duration CLAIM = Duration.ofSeconds(5);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    /** How long claims of other processes, which all fail, delay a fetch. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final TokenSource source;
    private final TokenKey key;
    private final GuardedTokenStore store;
    private final TimeSource time;

    SharedTokenSource(TokenSource source, TokenKey key, GuardedTokenStore store, TimeSource time) {
        this.source = source;
        this.key = key;
        this.store = store;
        this.time = time;
    }

    @Override
    public Mono<CachedToken> fetch(@Nullable CachedToken replaced) {
        return stored(replaced)
                .map(Optional::of)
                .switchIfEmpty(Mono.defer(source::prepare)
                        .flatMap(ready -> ready ? fetchOnce(replaced) : Mono.just(Optional.empty())))
                .onErrorResume(GuardedTokenStore.Unavailable.class, unavailable -> alone(replaced))
                .flatMap(Mono::justOrEmpty);
    }

    /** Returns the token that this process or another fetches; empty if the source has none. */
    private Mono<Optional<CachedToken>> fetchOnce(@Nullable CachedToken replaced) {
        return Mono.defer(() -> {
            long deadline = time.nanoTime() + LONGEST_WAIT.toNanos();
            return Mono.defer(() -> attempt(replaced, deadline))
                    .repeatWhenEmpty(ends ->
                            ends.concatMap(end -> time.delay(POLL_INTERVAL).thenReturn(end)));
        });
    }

    /** Completes without a value while another process is fetching the token. */
    private Mono<Optional<CachedToken>> attempt(@Nullable CachedToken replaced, long deadline) {
        return store.claim(key, CLAIM)
                .flatMap(claim -> fetch(replaced, claim))
                .switchIfEmpty(Mono.defer(
                        () -> time.nanoTime() - deadline < 0 ? stored(replaced).map(Optional::of) : alone(replaced)));
    }

    private Mono<Optional<CachedToken>> alone(@Nullable CachedToken replaced) {
        return source.fetch(replaced).singleOptional();
    }

    /**
     * Returns the stored token, unless it is no newer than the one to replace; it is removed if it is that one, and was
     * rejected.
     */
    private Mono<CachedToken> stored(@Nullable CachedToken replaced) {
        return Mono.defer(() -> {
            long readAt = time.nanoTime();
            return store.get(key).flatMap(stored -> {
                CachedToken token = CachedToken.of(stored, readAt);
                if (replaced == null || replaced.isOlderThan(token)) {
                    return Mono.just(token);
                }
                return replaced.rejected() && replaced.isSameAs(token)
                        ? store.remove(key, stored.version()).then(Mono.empty())
                        : Mono.empty();
            });
        });
    }

    /** Fetches the token under a claim, unless another process has stored one before. */
    private Mono<Optional<CachedToken>> fetch(@Nullable CachedToken replaced, long claim) {
        Mono<Void> release = store.release(key, claim);
        Mono<Optional<CachedToken>> fetched = Mono.defer(() -> source.fetch(replaced))
                .onErrorResume(failure -> release.then(Mono.error(failure)))
                .flatMap(token -> put(token, claim))
                .map(Optional::of)
                .switchIfEmpty(release.thenReturn(Optional.empty()));
        return stored(replaced)
                .flatMap(token -> release.thenReturn(Optional.of(token)))
                .switchIfEmpty(fetched);
    }

    private Mono<CachedToken> put(CachedToken token, long claim) {
        Duration usableFor = Duration.ofNanos(token.validUntil() - time.nanoTime());
        if (usableFor.isNegative() || usableFor.isZero()) {
            return store.release(key, claim).thenReturn(token);
        }
        return store.put(key, claim, token.token(), usableFor).map(stored -> stored ? token.stored(claim) : token);
    }
}
