package io.github.feedpin.pin;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Store in the memory of this process. */
final class InMemoryPinStore implements PinStore {

    private final TimeSource time;
    private final Map<PinTarget, TargetPins> targets = new HashMap<>();
    private long lastCallId;

    InMemoryPinStore(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
    }

    @Override
    public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return atomic(() -> {
            Instant now = time.now();
            TargetPins pins = targets.computeIfAbsent(target, absent -> new TargetPins());
            Duration wait = pins.waitBefore(PinAction.PIN, users.keySet(), now);
            if (!wait.isZero()) {
                pins.deferReleases(users.keySet(), now);
                return PinCall.waiting(wait);
            }
            long id = ++lastCallId;
            List<PinnedUser> begun = new ArrayList<>(users.size());
            users.forEach((userId, release) -> begun.add(pins.beginPin(userId, release, id, now, now.plus(longest))));
            return PinCall.begun(id, begun);
        });
    }

    @Override
    public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return atomic(() -> {
            Instant now = time.now();
            @Nullable TargetPins pins = targets.get(target);
            if (pins == null) {
                return PinCall.begun(++lastCallId, List.of());
            }
            Duration wait = pins.waitBefore(PinAction.UNPIN, userIds, now);
            if (!wait.isZero()) {
                return PinCall.waiting(wait);
            }
            long id = ++lastCallId;
            return PinCall.begun(
                    id,
                    userIds.stream()
                            .map(userId -> pins.beginUnpin(userId, id, now, now.plus(longest)))
                            .filter(Objects::nonNull)
                            .toList());
        });
    }

    @Override
    public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return atomic(() -> {
            Instant now = time.now();
            @Nullable TargetPins pins = targets.get(target);
            long id = ++lastCallId;
            return PinCall.begun(
                    id, pins == null ? List.of() : pins.beginReleases(maxUsers, id, now, now.plus(longest)));
        });
    }

    @Override
    public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        return atomic(() -> {
                    Instant now = time.now();
                    @Nullable TargetPins pins = targets.get(target);
                    if (pins != null) {
                        ends.forEach(end -> pins.end(callId, end, now));
                        forgetIfEmpty(target, pins);
                    }
                    return true;
                })
                .then();
    }

    @Override
    public Flux<PinnedUser> pinned(PinTarget target) {
        return atomic(() -> {
                    @Nullable TargetPins pins = targets.get(target);
                    return pins == null ? List.<PinnedUser>of() : recorded(pins).toList();
                })
                .flatMapIterable(users -> users);
    }

    @Override
    public Mono<List<DuePins>> due(String appId, int maxTargets) {
        return atomic(() -> {
            Instant now = time.now();
            List<DuePins> due = new ArrayList<>();
            of(appId).entrySet().stream()
                    .filter(entry -> !entry.getValue().nextDue().isAfter(now))
                    .sorted(Comparator.comparing((Map.Entry<PinTarget, TargetPins> entry) ->
                            entry.getValue().nextDue()))
                    .limit(maxTargets)
                    .forEach(entry -> {
                        int users = entry.getValue().countDue(now);
                        if (users > 0) {
                            due.add(new DuePins(entry.getKey(), users));
                        }
                        forgetIfEmpty(entry.getKey(), entry.getValue());
                    });
            return due;
        });
    }

    @Override
    public Mono<PinCounts> counts(String appId) {
        return atomic(() -> {
            Instant now = time.now();
            List<PinnedUser> users = of(appId).values().stream()
                    .flatMap(InMemoryPinStore::recorded)
                    .toList();
            long failed = users.stream().filter(PinnedUser::hasFailed).count();
            long overdue = users.stream().filter(user -> isOverdue(user, now)).count();
            return new PinCounts(users.size(), overdue, failed);
        });
    }

    private static boolean isOverdue(PinnedUser user, Instant now) {
        return user.until() != null && !user.until().isAfter(now) && !user.hasFailed();
    }

    private static Stream<PinnedUser> recorded(TargetPins pins) {
        return pins.entries().stream().map(PinEntry::pinned).filter(Objects::nonNull);
    }

    /** Returns a copy. */
    private Map<PinTarget, TargetPins> of(String appId) {
        Map<PinTarget, TargetPins> found = new HashMap<>();
        targets.forEach((target, pins) -> {
            if (target.appId().equals(appId)) {
                found.put(target, pins);
            }
        });
        return found;
    }

    private void forgetIfEmpty(PinTarget target, TargetPins pins) {
        if (pins.isEmpty()) {
            targets.remove(target);
        }
    }

    private <T> Mono<T> atomic(Supplier<T> change) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return change.get();
            }
        });
    }
}
