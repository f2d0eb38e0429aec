package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.ids.IdDigest;
import io.github.feedpin.cli.journal.JournalRecord.Call;
import io.github.feedpin.cli.journal.JournalRecord.End;
import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import io.github.feedpin.cli.journal.JournalRecord.Rejection;
import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.model.PinAction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * State of all users of a journal, in about 32 bytes of memory for each. An entry has the first 64 bits of the user's
 * digest as its key, and 23 further bits beside the state, so that a collision is detected. Thread-safe.
 */
final class PinIndex {

    private static final long MISSING = -1;
    private static final int STATE_BITS = 40;
    private static final long STATE_MASK = (1L << STATE_BITS) - 1;
    /** Marks a user who was claimed. */
    private static final long CLAIMED = 1L << STATE_BITS - 1;

    private final Instant recent;
    private final IdDigest digest = new IdDigest();
    private final Long2LongHashMap states = new Long2LongHashMap(MISSING);
    /** The due times of calls, in milliseconds since the epoch; without calls whose pins have no end. */
    private final Long2LongHashMap dueTimes = new Long2LongHashMap(MISSING);

    /** The recent rejections of pins by a run that is not over. */
    private final Long2ObjectHashMap<Rejection> rejections = new Long2ObjectHashMap<>();

    private final Map<Rejection, Rejection> distinctRejections = new HashMap<>();
    private long latestCall;
    private long mentions;
    private long firstRecentCall = Long.MAX_VALUE;
    private @Nullable Run latestRun;
    private @Nullable Duration latestDuration;

    /** @param recent the time from which on calls count as recent */
    PinIndex(Instant recent) {
        this.recent = recent;
    }

    /** Applies the next record. */
    synchronized void apply(JournalRecord entry) {
        if (entry instanceof Run run) {
            latestRun = run;
            latestDuration = run.action() == PinAction.PIN ? run.duration() : latestDuration;
            mentions++;
        } else if (entry instanceof End end) {
            mentions++;
            if (end.action() == PinAction.PIN) {
                rejections.clear();
            }
        } else if (entry instanceof Call call) {
            latestCall = Math.max(latestCall, call.number());
            if (!call.at().isBefore(recent)) {
                firstRecentCall = Math.min(firstRecentCall, call.number());
            }
            recordDueTime(call.number(), call.until());
            for (String id : call.userIds()) {
                update(id, state -> state.called(call.action(), call.number()));
            }
        } else if (entry instanceof Outcome outcome) {
            boolean recorded = outcome.number() != null;
            long call = outcome.number() == null ? latestCall : outcome.number();
            latestCall = Math.max(latestCall, call);
            recordDueTime(call, outcome.until());
            for (String id : outcome.userIds()) {
                update(id, state -> state.ended(outcome.action(), outcome.result(), recorded, call));
                recordRejection(id, outcome, call);
            }
        }
    }

    /** Returns the state of a user; {@link UserState#NONE} if there is none. */
    synchronized UserState state(String id) {
        UUID key = digest.of(id);
        long entry = states.get(key.getMostSignificantBits());
        return entry == MISSING ? UserState.NONE : state(entry, key);
    }

    /** Returns why the platform rejected a pin, recently and in a run that is not over; empty if it did not. */
    synchronized Optional<Rejection> rejection(String id) {
        return Optional.ofNullable(rejections.get(digest.of(id).getMostSignificantBits()))
                .filter(rejection -> {
                    UserState state = state(id);
                    return state.action() == PinAction.PIN && state.result() == Result.REJECTED && !state.isPinned();
                });
    }

    /** Returns whether a recorded user is in such a state and was not claimed before; claims the user then. */
    synchronized boolean claim(String id, Predicate<UserState> filter) {
        UUID key = digest.of(id);
        long entry = states.get(key.getMostSignificantBits());
        if (entry == MISSING || (entry & CLAIMED) != 0 || !filter.test(state(entry, key))) {
            return false;
        }
        states.put(key.getMostSignificantBits(), entry | CLAIMED);
        return true;
    }

    /** Returns when the pin of a user in this state is due to be released; empty if it has no end. */
    synchronized Optional<Instant> dueTime(UserState state) {
        long due = dueTimes.get(state.call());
        return due == MISSING ? Optional.empty() : Optional.of(Instant.ofEpochMilli(due));
    }

    /** Returns whether the pin of a user in this state is due to be released at {@code now}. */
    synchronized boolean isDue(UserState state, Instant now) {
        long due = dueTimes.get(state.call());
        return isReleasable(state) && due != MISSING && due <= now.toEpochMilli();
    }

    /** Returns when the next pin is due to be released; empty if none has an end. */
    synchronized Optional<Instant> nextDueTime() {
        long[] next = {Long.MAX_VALUE};
        states.forEachLong((key, entry) -> {
            UserState state = state(entry);
            long due = isReleasable(state) ? dueTimes.get(state.call()) : MISSING;
            next[0] = due == MISSING ? next[0] : Math.min(next[0], due);
        });
        return next[0] == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next[0]));
    }

    /** Returns the number of recorded users in such a state. */
    synchronized long count(Predicate<UserState> filter) {
        long[] count = {0};
        states.forEachLong((key, entry) -> count[0] += filter.test(state(entry)) ? 1 : 0);
        return count[0];
    }

    /** Returns whether a user in this state is pinned, or was called recently and not rejected. */
    synchronized boolean isLive(UserState state) {
        return state.isPinned() || state.call() >= firstRecentCall && state.result() != Result.REJECTED;
    }

    /** Returns the number of the latest call; 0 if there is none. */
    synchronized long latestCall() {
        return latestCall;
    }

    /** Returns how often all records together name a user or a run. */
    synchronized long mentions() {
        return mentions;
    }

    /** Returns how long the pins of the latest run that pinned last; empty if they have no end. */
    synchronized Optional<Duration> latestDuration() {
        return Optional.ofNullable(latestDuration);
    }

    /** Returns the latest run; empty if there is none. */
    synchronized Optional<Run> latestRun() {
        return Optional.ofNullable(latestRun);
    }

    private static boolean isReleasable(UserState state) {
        return state.isPinned() && !state.isReleaseRejected();
    }

    private void recordDueTime(long call, @Nullable Instant until) {
        if (until != null) {
            dueTimes.put(call, Math.max(dueTimes.get(call), until.toEpochMilli()));
        }
    }

    private void recordRejection(String id, Outcome outcome, long call) {
        if (outcome.action() == PinAction.PIN && outcome.rejection() != null && call >= firstRecentCall) {
            Rejection rejection = distinctRejections.computeIfAbsent(outcome.rejection(), key -> key);
            rejections.put(digest.of(id).getMostSignificantBits(), rejection);
        }
    }

    private void update(String id, UnaryOperator<UserState> change) {
        mentions++;
        UUID key = digest.of(id);
        long entry = states.get(key.getMostSignificantBits());
        UserState before = entry == MISSING ? UserState.NONE : state(entry, key);
        states.put(
                key.getMostSignificantBits(),
                checkBits(key) | change.apply(before).toBits());
    }

    private static UserState state(long entry, UUID key) {
        if ((entry & ~STATE_MASK) != checkBits(key)) {
            throw new IllegalStateException("two user ids have the same digest; run the command again");
        }
        return state(entry);
    }

    private static UserState state(long entry) {
        return UserState.ofBits(entry & STATE_MASK & ~CLAIMED);
    }

    /** Returns 23 bits of the digest that the key does not contain, in the place beside the state. */
    private static long checkBits(UUID key) {
        return key.getLeastSignificantBits() >>> 1 & ~STATE_MASK;
    }
}
