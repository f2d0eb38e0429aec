package io.github.feedpin.internal.release;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.time.TimeSource;
import java.util.List;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Releases the due users of targets. A call chooses its users when it has its permit, so that other processes can
 * release them while it waits. A target whose call fails pauses. Thread-safe.
 */
final class TargetReleases {

    private final PinCalls calls;
    private final ReleaseSender sender;
    private final BiConsumer<PinTarget, List<PinCallEnd>> onEnd;
    private final TargetPauses pauses;
    private final Sinks.One<Boolean> stopping = Sinks.one();
    private volatile boolean stopped;

    TargetReleases(
            PinCalls calls, ReleaseSender sender, TimeSource time, BiConsumer<PinTarget, List<PinCallEnd>> onEnd) {
        this.calls = calls;
        this.sender = sender;
        this.onEnd = onEnd;
        this.pauses = new TargetPauses(time);
    }

    /** Lets no call be sent any more; calls that have been sent continue. */
    void stop() {
        stopped = true;
        stopping.tryEmitValue(true);
    }

    boolean isPaused(PinTarget target) {
        return pauses.isPaused(target);
    }

    /** Sends calls, one after the other, until none is due, the target pauses, or releases are stopped. Never fails. */
    Mono<Void> releaseUntilNoneIsDue(PinTarget target) {
        return Mono.defer(() -> release(target))
                .repeat()
                .takeWhile(more -> more && !isPaused(target))
                .then();
    }

    /** Sends one call; emits whether another one may be due. */
    private Mono<Boolean> release(PinTarget target) {
        SendGate gate = new SendGate();
        Mono<Boolean> stop = stopping.asMono().flatMap(now -> gate.close() ? Mono.just(true) : Mono.never());
        return sender.send(target, () -> begin(target, gate))
                .takeUntilOther(stop)
                .map(response -> {
                    pauses.succeeded(target);
                    return true;
                })
                .onErrorResume(failure -> failed(target, failure))
                .defaultIfEmpty(false);
    }

    private Mono<CallBegin> begin(PinTarget target, SendGate gate) {
        return stopped || !gate.pass()
                ? Mono.empty()
                : calls.release(target, onEnd).cast(CallBegin.class);
    }

    private Mono<Boolean> failed(PinTarget target, Throwable failure) {
        if (failure instanceof FeedpinException known && known.scope() == FailureScope.REQUEST) {
            return Mono.just(true);
        }
        pauses.failed(target);
        return failure instanceof FeedpinException known && known.scope() == FailureScope.TENANT
                ? failAll(target, known).thenReturn(false)
                : Mono.just(false);
    }

    /** Records that no user of a tenant that rejects the app can be released; sends nothing. */
    private Mono<Void> failAll(PinTarget target, FeedpinException rejection) {
        return Mono.defer(() -> calls.release(target, onEnd))
                .flatMap(call -> call.failed(rejection).thenReturn(true))
                .defaultIfEmpty(false)
                .onErrorReturn(false)
                .repeat()
                .takeWhile(more -> more && !stopped)
                .then();
    }
}
