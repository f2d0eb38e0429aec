package io.github.feedpin.pin;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@link InMemoryPinStore} knows of one user: the record, the calls in flight, and how long ended ones may still
 * be processed. Guarded by the store's lock.
 */
final class PinEntry {

    private record Call(long id, PinAction action, Instant expiry) {}

    /** Orders entries that are due. */
    static final Comparator<PinEntry> MOST_OVERDUE_FIRST = Comparator.comparing((PinEntry entry) -> entry.due)
            .thenComparing(entry -> entry.maxUsers)
            .thenComparing(entry -> entry.userId);

    private final String userId;
    private @Nullable PinnedUser pinned;
    /** What was recorded before the pins in flight, the oldest first. */
    private List<PinnedUser> earlier = List.of();

    /** The calls in flight, the newest last; they expire. All have the same action, except expired ones. */
    private List<Call> calls = List.of();
    /** The newest call. */
    private long newestCall;
    /** The action of ended calls that may still be processed. */
    private PinAction restAction = PinAction.PIN;

    private Instant restUntil = Instant.MIN;
    private Instant retryAt = Instant.MIN;
    private int maxUsers = TimeSensitiveRequest.MAX_USERS;
    /** When the store looks at the entry next, in the order of {@link #MOST_OVERDUE_FIRST}; MAX for never. */
    private Instant due = Instant.MAX;

    PinEntry(String userId) {
        this.userId = userId;
    }

    String userId() {
        return userId;
    }

    /** Returns the record; null if the user is not pinned, and only earlier calls are remembered. */
    @Nullable
    PinnedUser pinned() {
        return pinned;
    }

    PinnedUser requirePinned() {
        return Objects.requireNonNull(pinned);
    }

    int maxUsers() {
        return maxUsers;
    }

    Instant due() {
        return due;
    }

    boolean isGone(Instant now) {
        return pinned == null && !max(callsUntil(), restUntil).isAfter(now);
    }

    /** Returns how long {@code action} waits for contradicting calls. */
    Duration waitBefore(PinAction action, Instant now) {
        Instant until = contradictedUntil(action);
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    private Instant contradictedUntil(PinAction action) {
        Instant rest = restAction != action ? restUntil : Instant.MIN;
        return calls.stream()
                .filter(call -> call.action() != action)
                .map(Call::expiry)
                .reduce(rest, PinEntry::max);
    }

    private Instant callsUntil() {
        return calls.stream().map(Call::expiry).reduce(Instant.MIN, PinEntry::max);
    }

    void beginPin(long id, Instant now, PinRelease release, Instant expiry) {
        List<PinnedUser> before = new ArrayList<>(isPinInFlight(now) ? earlier : List.of());
        if (pinned != null) {
            before.add(pinned);
        }
        earlier = List.copyOf(before);
        pinned = new PinnedUser(userId, id, now, release.until(now), 0, null);
        retryAt = Instant.MIN;
        maxUsers = TimeSensitiveRequest.MAX_USERS;
        beginCall(id, PinAction.PIN, now, expiry);
    }

    private boolean isPinInFlight(Instant now) {
        return calls.stream()
                .anyMatch(call -> pinned != null
                        && call.id() == pinned.generation()
                        && call.expiry().isAfter(now));
    }

    void beginUnpin(long id, Instant now, Instant expiry) {
        earlier = List.of();
        beginCall(id, PinAction.UNPIN, now, expiry);
    }

    void beginRelease(long id, Instant now, Instant expiry) {
        PinnedUser due = requirePinned();
        earlier = List.of();
        pinned = new PinnedUser(userId, due.generation(), due.since(), due.until(), due.attempts() + 1, null);
        beginCall(id, PinAction.UNPIN, now, expiry);
    }

    void deferRelease(Instant now) {
        retryAt = max(retryAt, now.plus(PinStore.DEFERRED_BY_WAITING_PIN));
        changed();
    }

    private void beginCall(long id, PinAction action, Instant now, Instant expiry) {
        Stream<Call> others = calls.stream().filter(call -> call.expiry().isAfter(now));
        calls = Stream.concat(others, Stream.of(new Call(id, action, expiry))).toList();
        newestCall = id;
        changed();
    }

    /** Ends a call. */
    void end(long id, PinCallEnd end, Instant now) {
        @Nullable
        Call ended = calls.stream().filter(call -> call.id() == id).findAny().orElse(null);
        if (ended == null) {
            return;
        }
        calls = calls.stream().filter(call -> call != ended).toList();
        if (end.result() == PinCallEnd.Result.UNKNOWN) {
            Instant until = now.plus(PinStore.REST_AFTER_UNKNOWN);
            restUntil = restAction == ended.action() ? max(restUntil, until) : until;
            restAction = ended.action();
        }
        if (ended.action() == PinAction.PIN) {
            endPin(id, end.result() == PinCallEnd.Result.UNCHANGED);
        } else if (id == newestCall) {
            endUnpin(end, now);
        }
        changed();
    }

    /** Drops what the pin has replaced for good; or the pin, if it had no effect. */
    private void endPin(long id, boolean unchanged) {
        boolean newest = pinned != null && pinned.generation() == id;
        if (unchanged && newest) {
            int last = earlier.size() - 1;
            pinned = last < 0 ? null : earlier.get(last);
            earlier = earlier.subList(0, Math.max(0, last));
        } else if (unchanged) {
            earlier = earlier.stream().filter(user -> user.generation() != id).toList();
        } else if (newest) {
            earlier = List.of();
        } else if (earlier.stream().anyMatch(user -> user.generation() == id)) {
            earlier =
                    earlier.stream().dropWhile(user -> user.generation() != id).toList();
        }
    }

    private void endUnpin(PinCallEnd end, Instant now) {
        switch (end.result()) {
            case APPLIED -> pinned = null;
            case IMPOSSIBLE -> pinned = pinned == null ? null : failed(pinned, end.reason());
            case UNCHANGED, UNKNOWN -> {
                retryAt = max(retryAt, now.plus(end.retryAfter()));
                maxUsers = end.maxUsers();
            }
        }
    }

    private static PinnedUser failed(PinnedUser user, @Nullable String reason) {
        return new PinnedUser(
                user.userId(),
                user.generation(),
                user.since(),
                user.until(),
                user.attempts(),
                reason == null ? "" : reason);
    }

    private void changed() {
        if (pinned == null) {
            due = max(callsUntil(), restUntil);
        } else if (pinned.until() == null || pinned.hasFailed()) {
            due = Instant.MAX;
        } else {
            due = max(max(pinned.until(), retryAt), max(callsUntil(), contradictedUntil(PinAction.UNPIN)));
        }
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
