package io.github.feedpin.token;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Decorates a token store so that it terminates in time, and fails with {@link Unavailable} only. The first failure is
 * logged, and the first token that is read or stored after it.
 */
final class GuardedTokenStore {

    private static final Logger log = LoggerFactory.getLogger(GuardedTokenStore.class);

    private static final String STORE = "the token store";

    /** Time limit for each access. */
    static final Duration LONGEST = Duration.ofSeconds(2);

    /** Signals that a token is to be fetched without the store. */
    static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Unavailable() {
            super("The token store is not available", null, false, false);
        }
    }

    private final TokenStore store;
    private final TimeSource time;
    private final AtomicBoolean failing = new AtomicBoolean();

    GuardedTokenStore(TokenStore store, TimeSource time) {
        this.store = store;
        this.time = time;
    }

    /** Returns the stored token; empty if there is none. */
    Mono<StoredToken> get(TokenKey key) {
        return guarded(() -> store.get(key).map(GuardedTokenStore::usable).singleOptional())
                .flatMap(Mono::justOrEmpty)
                .doOnNext(stored -> succeeded());
    }

    private static StoredToken usable(StoredToken stored) {
        if (stored.remaining().isNegative() || stored.remaining().isZero()) {
            throw new UnreachableException(STORE + " returned an expired token", null);
        }
        return stored;
    }

    /** Returns the number of the claim; empty if another process holds one. */
    Mono<Long> claim(TokenKey key, Duration duration) {
        return guarded(() -> store.claim(key, duration).singleOptional()).flatMap(Mono::justOrEmpty);
    }

    /** Returns whether the token is stored; false as well if the store fails. */
    Mono<Boolean> put(TokenKey key, long claim, AccessToken token, Duration usableFor) {
        return guarded(() -> store.put(key, claim, token, usableFor))
                .doOnNext(stored -> succeeded())
                .onErrorReturn(false);
    }

    /** Ends a claim; never fails. */
    Mono<Void> release(TokenKey key, long claim) {
        return completed(() -> store.release(key, claim));
    }

    /** Removes a rejected token; never fails. */
    Mono<Void> remove(TokenKey key, long version) {
        return completed(() -> store.remove(key, version));
    }

    private Mono<Void> completed(Supplier<Mono<Void>> source) {
        return guarded(() -> source.get().thenReturn(true)).onErrorComplete().then();
    }

    private <T> Mono<T> guarded(Supplier<Mono<T>> source) {
        return GuardedMono.of(source, GuardedTokenStore::failure, GuardedTokenStore::silence, time, LONGEST)
                .onErrorMap(this::failed);
    }

    private void succeeded() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("The token store is available again");
        }
    }

    private Unavailable failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            log.warn("Access tokens are fetched without the token store: {}", failure.getMessage());
        }
        return new Unavailable();
    }

    /** Returns the failure with a message for the log: the message of another exception may quote a secret. */
    private static FeedpinException failure(Throwable failure) {
        return failure instanceof FeedpinException known
                ? known
                : new UnreachableException(
                        STORE + " failed: " + failure.getClass().getName(), failure);
    }

    private static FeedpinException silence() {
        return new UnreachableException(STORE + " gave no response within " + LONGEST.toSeconds() + " s", null);
    }
}
