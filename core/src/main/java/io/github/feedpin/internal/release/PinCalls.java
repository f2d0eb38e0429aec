package io.github.feedpin.internal.release;

import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.internal.call.RecordedCall;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Begins calls in a store. */
public final class PinCalls {

    /** How long after it began to be recorded a call may be sent. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(10);

    private final GuardedPinStore store;
    private final TimeSource time;
    private final Duration expiry;

    /**
     * @param longestCall the maximum duration of a call, which lies below the time after which it expires in the store
     */
    public PinCalls(GuardedPinStore store, TimeSource time, Duration longestCall) {
        this.store = store;
        this.time = time;
        this.expiry = longestCall.plus(MAX_DELAY).plus(PinStore.REST_AFTER_UNKNOWN);
    }

    GuardedPinStore store() {
        return store;
    }

    /** Begins a call that pins or unpins users, unless a contradicting one is in flight. */
    Mono<CallBegin> request(PinTarget target, TimeSensitiveRequest request, Function<String, PinRelease> releases) {
        Supplier<Mono<PinCall>> begin = request.action() == PinAction.PIN
                ? () -> store.beginPins(target, releases(request, releases), expiry)
                : () -> store.beginUnpins(target, request.userIds(), expiry);
        return begun(target, begin, CallEnds.OF_REQUESTS)
                .map(call -> call.mustWait()
                        ? new CallBegin.Wait(call.delay(), expiry)
                        : new StoreCall(store, target, request, call, CallEnds.OF_REQUESTS, (users, ends) -> {}));
    }

    private static Map<String, PinRelease> releases(
            TimeSensitiveRequest request, Function<String, PinRelease> releases) {
        Map<String, PinRelease> users = new LinkedHashMap<>();
        request.userIds().forEach(userId -> users.put(userId, releases.apply(userId)));
        return users;
    }

    /** Begins a call that releases users; empty if no release is due. */
    Mono<RecordedCall> release(PinTarget target, BiConsumer<PinTarget, List<PinCallEnd>> onEnd) {
        return begun(
                        target,
                        () -> store.beginReleases(target, TimeSensitiveRequest.MAX_USERS, expiry),
                        ReleaseEnds.INSTANCE)
                .filter(call -> !call.users().isEmpty())
                .map(call -> new StoreCall(store, target, unpin(target, call), call, ReleaseEnds.INSTANCE, onEnd));
    }

    private static TimeSensitiveRequest unpin(PinTarget target, PinCall call) {
        return TimeSensitiveRequest.unpin(
                target.userIdType(),
                call.users().stream().map(PinnedUser::userId).toList());
    }

    private Mono<PinCall> begun(PinTarget target, Supplier<Mono<PinCall>> begin, CallEnds ends) {
        return Mono.defer(() -> {
            long start = time.nanoTime();
            Instant startedAt = time.now();
            return undoneIfCancelled(target, begin.get(), ends)
                    .flatMap(call -> call.mustWait() || !isLate(start, startedAt)
                            ? Mono.just(call)
                            : notSent(target, call, ends).then(Mono.error(tooLate())));
        });
    }

    /** Does not cancel the access to the store, which may have recorded the call already. */
    private Mono<PinCall> undoneIfCancelled(PinTarget target, Mono<PinCall> begin, CallEnds ends) {
        return Mono.defer(() -> {
            CallDelivery delivery =
                    new CallDelivery(call -> notSent(target, call, ends).subscribe());
            return Mono.<PinCall>create(sink -> {
                        sink.onCancel(delivery::cancel);
                        begin.contextWrite(sink.contextView())
                                .subscribe(
                                        call -> {
                                            if (delivery.arrived(call)) {
                                                sink.success(call);
                                            }
                                        },
                                        sink::error);
                    })
                    .filter(call -> delivery.take());
        });
    }

    private Mono<Void> notSent(PinTarget target, PinCall call, CallEnds ends) {
        return call.users().isEmpty()
                ? Mono.empty()
                : store.end(
                        target,
                        call.id(),
                        call.users().stream().map(ends::notSent).toList());
    }

    /** Returns whether the process was suspended meanwhile, so that the call may have expired; by either clock. */
    private boolean isLate(long start, Instant startedAt) {
        return time.nanoTime() - start > MAX_DELAY.toNanos()
                || Duration.between(startedAt, time.now()).compareTo(MAX_DELAY) > 0;
    }

    private static PinStoreException tooLate() {
        return new PinStoreException("The call was recorded too late to be sent", null);
    }
}
