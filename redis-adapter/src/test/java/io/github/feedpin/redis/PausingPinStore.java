package io.github.feedpin.redis;

import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Store that prints the name of each step of a call, and pauses there for a moment, so that the test can end or suspend
 * the process.
 */
record PausingPinStore(PinStore store) implements PinStore {

    private static final Duration PAUSE = Duration.ofMillis(400);

    @Override
    public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return begin(store.beginPins(target, users, longest));
    }

    @Override
    public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return begin(store.beginUnpins(target, userIds, longest));
    }

    @Override
    public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return begin(store.beginReleases(target, maxUsers, longest));
    }

    private static Mono<PinCall> begin(Mono<PinCall> begin) {
        return pause("recording")
                .then(begin)
                .flatMap(call -> call.users().isEmpty()
                        ? Mono.just(call)
                        : pause("recorded").thenReturn(call));
    }

    @Override
    public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        return pause("responded").then(store.end(target, callId, ends)).then(pause("ended"));
    }

    @Override
    public Flux<PinnedUser> pinned(PinTarget target) {
        return store.pinned(target);
    }

    @Override
    public Mono<List<DuePins>> due(String appId, int maxTargets) {
        return store.due(appId, maxTargets).doOnNext(due -> System.out.println("polled"));
    }

    @Override
    public Mono<PinCounts> counts(String appId) {
        return store.counts(appId);
    }

    private static Mono<Void> pause(String step) {
        return Mono.<Void>fromRunnable(() -> System.out.println(step))
                .then(Mono.delay(PAUSE))
                .doOnNext(over -> System.out.println(step + " over"))
                .then();
    }
}
