package io.github.feedpin.simulator.pins;

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
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A store as one process uses it.
 *
 * @param faults changes the results of begins and ends
 */
record CrashingStore(PinStore store, CrashPoint crash, UnaryOperator<Mono<?>> faults) implements PinStore {

    @Override
    public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return crash.steps(faulty(store.beginPins(target, users, longest)));
    }

    @Override
    public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return crash.steps(faulty(store.beginUnpins(target, userIds, longest)));
    }

    @Override
    public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return crash.steps(faulty(store.beginReleases(target, maxUsers, longest)));
    }

    @Override
    public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        return crash.steps(faulty(store.end(target, callId, ends)));
    }

    @Override
    public Flux<PinnedUser> pinned(PinTarget target) {
        return crash.reading(store.pinned(target));
    }

    @Override
    public Mono<List<DuePins>> due(String appId, int maxTargets) {
        return crash.reading(store.due(appId, maxTargets));
    }

    @Override
    public Mono<PinCounts> counts(String appId) {
        return crash.reading(store.counts(appId));
    }

    @SuppressWarnings("unchecked")
    private <T> Mono<T> faulty(Mono<T> source) {
        return (Mono<T>) faults.apply(source);
    }
}
