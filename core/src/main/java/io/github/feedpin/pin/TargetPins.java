package io.github.feedpin.pin;

import io.github.feedpin.model.PinAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The entries of one target. Guarded by the lock of {@link InMemoryPinStore}. */
final class TargetPins {

    private static final int MOST_COUNTED = 10_000;

    private final Map<String, PinEntry> entries = new HashMap<>();
    private final TreeSet<PinEntry> due = new TreeSet<>(PinEntry.MOST_OVERDUE_FIRST);

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Collection<PinEntry> entries() {
        return entries.values();
    }

    /** Returns how long a call for these users waits. */
    Duration waitBefore(PinAction action, Collection<String> userIds, Instant now) {
        return userIds.stream()
                .map(entries::get)
                .filter(Objects::nonNull)
                .map(entry -> entry.waitBefore(action, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    void deferReleases(Collection<String> userIds, Instant now) {
        userIds.stream()
                .map(entries::get)
                .filter(Objects::nonNull)
                .forEach(entry -> change(entry, now, changed -> changed.deferRelease(now)));
    }

    PinnedUser beginPin(String userId, PinRelease release, long callId, Instant now, Instant expiry) {
        PinEntry entry = entries.computeIfAbsent(userId, PinEntry::new);
        change(entry, now, changed -> changed.beginPin(callId, now, release, expiry));
        return entry.requirePinned();
    }

    /** Returns null if the user is not pinned. */
    @Nullable
    PinnedUser beginUnpin(String userId, long callId, Instant now, Instant expiry) {
        @Nullable PinEntry entry = entries.get(userId);
        if (entry == null || entry.pinned() == null) {
            return null;
        }
        change(entry, now, changed -> changed.beginUnpin(callId, now, expiry));
        return entry.pinned();
    }

    List<PinnedUser> beginReleases(int maxUsers, long callId, Instant now, Instant expiry) {
        List<PinEntry> chosen = new ArrayList<>();
        Iterator<PinEntry> overdue = due.iterator();
        while (overdue.hasNext() && chosen.size() < maxUsers) {
            PinEntry next = overdue.next();
            boolean another =
                    !chosen.isEmpty() && next.maxUsers() != chosen.get(0).maxUsers();
            if (next.due().isAfter(now) || another || chosen.size() >= next.maxUsers()) {
                break;
            }
            if (next.pinned() != null) {
                chosen.add(next);
            }
        }
        chosen.forEach(entry -> change(entry, now, changed -> changed.beginRelease(callId, now, expiry)));
        return chosen.stream().map(PinEntry::requirePinned).toList();
    }

    void end(long callId, PinCallEnd end, Instant now) {
        @Nullable PinEntry entry = entries.get(end.userId());
        if (entry != null) {
            change(entry, now, changed -> changed.end(callId, end, now));
        }
    }

    private void change(PinEntry entry, Instant now, Consumer<PinEntry> change) {
        due.remove(entry);
        change.accept(entry);
        if (entry.isGone(now)) {
            entries.remove(entry.userId());
        } else if (!entry.due().equals(Instant.MAX)) {
            due.add(entry);
        }
    }

    /** Counts the releases that are due, and forgets users that are not pinned any more. */
    int countDue(Instant now) {
        int users = 0;
        Iterator<PinEntry> overdue = due.iterator();
        while (overdue.hasNext() && users < MOST_COUNTED) {
            PinEntry next = overdue.next();
            if (next.due().isAfter(now)) {
                break;
            }
            if (next.pinned() != null) {
                users++;
            } else {
                overdue.remove();
                entries.remove(next.userId());
            }
        }
        return users;
    }

    /** Returns when the next release is due. */
    Instant nextDue() {
        return due.isEmpty() ? Instant.MAX : due.first().due();
    }
}
