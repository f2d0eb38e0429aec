package io.github.feedpin.spring.boot.test;

import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.spring.boot.app.PinStoreFactory;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link PinStoreFactory} for stores that forget everything when the simulators are reset. */
final class ResettablePinStores implements PinStoreFactory {

    private final Queue<ResettablePinStore> stores = new ConcurrentLinkedQueue<>();

    @Override
    public PinStore create(TimeSource time) {
        ResettablePinStore store = new ResettablePinStore(time);
        stores.add(store);
        return store;
    }

    void reset() {
        stores.forEach(ResettablePinStore::reset);
    }

    private static final class ResettablePinStore implements PinStore {

        private final TimeSource time;
        private volatile PinStore store;

        ResettablePinStore(TimeSource time) {
            this.time = time;
            this.store = PinStore.inMemory(time);
        }

        void reset() {
            store = PinStore.inMemory(time);
        }

        @Override
        public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
            return Mono.defer(() -> store.beginPins(target, users, longest));
        }

        @Override
        public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
            return Mono.defer(() -> store.beginUnpins(target, userIds, longest));
        }

        @Override
        public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
            return Mono.defer(() -> store.beginReleases(target, maxUsers, longest));
        }

        @Override
        public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
            return Mono.defer(() -> store.end(target, callId, ends));
        }

        @Override
        public Flux<PinnedUser> pinned(PinTarget target) {
            return Flux.defer(() -> store.pinned(target));
        }

        @Override
        public Mono<List<DuePins>> due(String appId, int maxTargets) {
            return Mono.defer(() -> store.due(appId, maxTargets));
        }

        @Override
        public Mono<PinCounts> counts(String appId) {
            return Mono.defer(() -> store.counts(appId));
        }
    }
}
