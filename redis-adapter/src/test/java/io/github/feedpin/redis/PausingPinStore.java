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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Store that prints one step of each call, such as {@code pin recorded}, and pauses there, so that the test can end or
 * suspend the process.
 *
 * @param step the step at which calls pause
 * @param pause how long they pause
 * @param expiry how long they count as in flight, instead of the time of the client
 * @param releases the numbers of calls that release pins
 */
record PausingPinStore(PinStore store, String step, Duration pause, Duration expiry, Set<Long> releases)
        implements PinStore {

    PausingPinStore(PinStore store, String step, Duration pause, Duration expiry) {
        this(store, step, pause, expiry, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return begin("pin", store.beginPins(target, users, expiry));
    }

    @Override
    public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return begin("unpin", store.beginUnpins(target, userIds, expiry));
    }

    @Override
    public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return begin(
                "release", store.beginReleases(target, maxUsers, expiry).doOnNext(call -> releases.add(call.id())));
    }

    private Mono<PinCall> begin(String action, Mono<PinCall> begin) {
        return pause(action, "recording")
                .then(begin)
                .flatMap(call -> call.users().isEmpty()
                        ? Mono.just(call)
                        : pause(action, "recorded").thenReturn(call));
    }

    @Override
    public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        String action = releases.contains(callId) ? "release" : "pin";
        return pause(action, "responded").then(store.end(target, callId, ends)).then(pause(action, "ended"));
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

    private Mono<Void> pause(String action, String reached) {
        return reached.equals(step)
                ? Mono.<Void>fromRunnable(() -> System.out.println(action + " " + reached))
                        .then(Mono.delay(pause))
                        .then()
                : Mono.empty();
    }
}
