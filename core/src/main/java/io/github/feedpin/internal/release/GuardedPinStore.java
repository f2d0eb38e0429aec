package io.github.feedpin.internal.release;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decorates a pin store so that it terminates in time, and fails with {@link PinStoreException} only. */
public final class GuardedPinStore {

    private static final String STORE = "The pin store";

    /** Time limit for each access. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int PREFETCH = 256;

    private final PinStore store;
    private final TimeSource time;

    public GuardedPinStore(PinStore store, TimeSource time) {
        this.store = Objects.requireNonNull(store, "store");
        this.time = time;
    }

    Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return guarded(() -> store.beginPins(target, users, longest));
    }

    Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return guarded(() -> store.beginUnpins(target, userIds, longest));
    }

    Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return guarded(() -> store.beginReleases(target, maxUsers, longest));
    }

    /** Records the end of a call; never fails, since the call expires. */
    Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        return guarded(() -> store.end(target, callId, ends).thenReturn(true))
                .onErrorResume(failure -> {
                    ApplicationCode.logFailure(STORE, failure);
                    return Mono.empty();
                })
                .then();
    }

    /** Reads users as they are requested; only the first one must come in time, since the subscriber may be slow. */
    Flux<PinnedUser> pinned(PinTarget target) {
        return Flux.defer(() -> store.pinned(target))
                .timeout(time.delay(LONGEST))
                .onErrorMap(TimeoutException.class, late -> silence())
                .onErrorMap(GuardedPinStore::failure)
                .limitRate(PREFETCH);
    }

    /** Reads the ids of all users at once. */
    Mono<List<String>> pinnedIds(PinTarget target) {
        return Flux.defer(() -> store.pinned(target))
                .map(PinnedUser::userId)
                .timeout(LONGEST, time.scheduler())
                .onErrorMap(TimeoutException.class, late -> silence())
                .onErrorMap(GuardedPinStore::failure)
                .collectList();
    }

    Mono<List<DuePins>> due(String appId, int maxTargets) {
        return guarded(() -> store.due(appId, maxTargets));
    }

    Mono<PinCounts> counts(String appId) {
        return guarded(() -> store.counts(appId));
    }

    private static FeedpinException failure(Throwable failure) {
        return failure instanceof FeedpinException known
                ? known
                : new PinStoreException(STORE + " failed: " + failure.getClass().getName(), failure);
    }

    private <T> Mono<T> guarded(Supplier<Mono<T>> source) {
        return GuardedMono.of(source, GuardedPinStore::failure, GuardedPinStore::silence, time, LONGEST);
    }

    private static PinStoreException silence() {
        return new PinStoreException(STORE + " gave no response within " + LONGEST.toSeconds() + " s", null);
    }
}
