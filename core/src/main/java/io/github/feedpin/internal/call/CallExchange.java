package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.time.TimeSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Exchanges of calls that have token, permit and reservation; each closes the permit and releases the reservation. */
record CallExchange(
        FeedpinPlatform platform,
        CallTarget target,
        GuardedTokens tokens,
        UnconfirmedRequests unconfirmed,
        TimeSource time) {

    /** Returns the exchanges with another target. */
    CallExchange to(CallTarget other) {
        return new CallExchange(platform, other, tokens, unconfirmed, time);
    }

    /** Sends a request; nothing, and completes empty, if it is null. */
    Mono<TimeSensitiveResponse> send(
            @Nullable TimeSensitiveRequest request, AccessToken token, Permit permit, Disposable reservation) {
        if (request == null) {
            permit.neverSent();
            reservation.dispose();
            return Mono.empty();
        }
        return GuardedMono.of(
                () -> platform.setTimeSensitive(target.card(), request, token),
                new CallResultHandler(target, request, token, permit, reservation, tokens, unconfirmed),
                time,
                platform.longestCall());
    }

    /** Records the begin of a call; empty if there is nothing to send. */
    Mono<CallBegin> begin(Supplier<Mono<CallBegin>> source, Permit permit, Disposable reservation) {
        // Not singleOptional(), which drops a value if it is cancelled between the value and its completion.
        return GuardedMono.of(
                        () -> source.get().map(Optional::of).defaultIfEmpty(Optional.empty()),
                        new RecordingHandler(permit, reservation))
                .flatMap(Mono::justOrEmpty);
    }

    /** Sends the request of a call whose begin is recorded, and records its end. */
    Mono<TimeSensitiveResponse> send(RecordedCall call, AccessToken token, Permit permit, Disposable reservation) {
        if (!permit.isUsable()) {
            permit.neverSent();
            reservation.dispose();
            return call.notSent()
                    .then(Mono.error(new PinStoreException("The permit expired while the call was recorded", null)));
        }
        return send(call.request(), token, permit, reservation)
                .onErrorResume(
                        FeedpinException.class, failure -> call.failed(failure).then(Mono.error(failure)))
                .flatMap(response -> call.succeeded(response).thenReturn(response))
                .doOnCancel(call::abandoned);
    }
}
