package io.github.feedpin.internal.release;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Asks the store every second which releases are due, and runs {@link TargetReleases} for each target that has some.
 * Used for one start and one stop.
 */
final class ReleaseLoop {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int MAX_TARGETS = 1000;

    private final GuardedPinStore store;
    private final String appId;
    private final TargetReleases releases;
    private final int maxConcurrentCalls;
    private final TimeSource time;
    private final Map<PinTarget, Disposable> active = new ConcurrentHashMap<>();
    private final Disposable.Swap timer = Disposables.swap();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean stopped;
    private volatile boolean storeFails;

    ReleaseLoop(GuardedPinStore store, String appId, TargetReleases releases, int maxConcurrentCalls, TimeSource time) {
        this.store = store;
        this.appId = appId;
        this.releases = releases;
        this.maxConcurrentCalls = maxConcurrentCalls;
        this.time = time;
    }

    void start() {
        time.handOver(this::poll);
    }

    Mono<Void> stop(Duration within) {
        stopped = true;
        timer.dispose();
        releases.stop();
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
            store.due(appId, MAX_TARGETS).doFinally(signal -> pollLater()).subscribe(this::found, this::storeFailed);
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
        if (stopped || releases.isPaused(target) || active.putIfAbsent(target, calls) != null) {
            return;
        }
        int full = (due.users() + TimeSensitiveRequest.MAX_USERS - 1) / TimeSensitiveRequest.MAX_USERS;
        int concurrent = Math.min(full, maxConcurrentCalls);
        calls.update(Flux.range(0, concurrent)
                .flatMap(number -> releases.releaseUntilNoneIsDue(target), concurrent)
                .doFinally(signal -> {
                    active.remove(target, calls);
                    signalIfEnded();
                })
                .subscribe(nothing -> {}, failure -> ApplicationCode.logFailure("A release", failure)));
    }
}
