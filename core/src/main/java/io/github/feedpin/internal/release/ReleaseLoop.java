package io.github.feedpin.internal.release;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Asks the store every second which releases are due, and sends calls for each target until none is left. Users are
 * chosen when a call has its permit, so none is kept from other processes while it waits. A target whose call fails
 * pauses. Used for one start and one stop.
 */
final class ReleaseLoop {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MAX_TARGETS = 1000;
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private record Pause(int failures, long until) {}

    private final PinCalls calls;
    private final String appId;
    private final ReleaseSender sender;
    private final int maxConcurrentCalls;
    private final TimeSource time;
    private final BiConsumer<PinTarget, List<PinCallEnd>> onEnd;
    private final Map<PinTarget, Disposable> active = new ConcurrentHashMap<>();
    private final Map<PinTarget, Pause> pauses = new ConcurrentHashMap<>();
    private final Disposable.Swap timer = Disposables.swap();
    private final Sinks.One<Boolean> stopping = Sinks.one();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean stopped;
    private volatile boolean storeFails;

    ReleaseLoop(
            PinCalls calls,
            String appId,
            ReleaseSender sender,
            int maxConcurrentCalls,
            TimeSource time,
            BiConsumer<PinTarget, List<PinCallEnd>> onEnd) {
        this.calls = calls;
        this.appId = appId;
        this.sender = sender;
        this.maxConcurrentCalls = maxConcurrentCalls;
        this.time = time;
        this.onEnd = onEnd;
    }

    void start() {
        time.handOver(this::poll);
    }

    Mono<Void> stop(Duration within) {
        stopped = true;
        timer.dispose();
        stopping.tryEmitValue(true);
        signalIfEnded();
        time.delay(within).subscribe(nothing -> {}, failure -> {}, this::abandon);
        return ended.asMono();
    }

    private void abandon() {
        active.values().forEach(Disposable::dispose);
        ended.tryEmitEmpty();
    }

    private void signalIfEnded() {
        if (stopped && active.isEmpty()) {
            ended.tryEmitEmpty();
        }
    }

    private void poll() {
        if (!stopped) {
            calls.store()
                    .due(appId, MAX_TARGETS)
                    .doFinally(signal -> pollLater())
                    .subscribe(this::found, this::storeFailed);
        }
    }

    private void pollLater() {
        timer.update(time.schedule(() -> time.handOver(this::poll), POLL.toNanos()));
    }

    private void found(List<DuePins> due) {
        storeFails = false;
        due.forEach(this::releaseAll);
    }

    private void storeFailed(Throwable failure) {
        if (!storeFails) {
            storeFails = true;
            ApplicationCode.logFailure("The pin store", failure);
        }
    }

    private void releaseAll(DuePins due) {
        PinTarget target = due.target();
        Disposable.Swap calls = Disposables.swap();
        if (stopped || isPaused(target) || active.putIfAbsent(target, calls) != null) {
            return;
        }
        int full = (due.users() + TimeSensitiveRequest.MAX_USERS - 1) / TimeSensitiveRequest.MAX_USERS;
        int concurrent = Math.min(full, maxConcurrentCalls);
        calls.update(Flux.range(0, concurrent)
                .flatMap(number -> releaseUntilNoneIsDue(target), concurrent)
                .doFinally(signal -> {
                    active.remove(target, calls);
                    signalIfEnded();
                })
                .subscribe(nothing -> {}, failure -> ApplicationCode.logFailure("A release", failure)));
    }

    private Mono<Void> releaseUntilNoneIsDue(PinTarget target) {
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
                    pauses.remove(target);
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
        pause(target);
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

    private boolean isPaused(PinTarget target) {
        Pause pause = pauses.get(target);
        return pause != null && time.nanoTime() - pause.until() < 0;
    }

    private void pause(PinTarget target) {
        pauses.compute(target, (paused, current) -> {
            long now = time.nanoTime();
            if (current != null && now - current.until() < 0) {
                return current;
            }
            int failures = current == null ? 1 : current.failures() + 1;
            return new Pause(failures, now + PAUSES.after(failures).toNanos());
        });
    }
}
