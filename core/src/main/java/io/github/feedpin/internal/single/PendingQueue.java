package io.github.feedpin.internal.single;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wishes that wait for the same kind of call, the oldest first. Not thread-safe. */
final class PendingQueue {

    /** Those that had to wait for an earlier call for the same user. */
    private final Map<String, PendingRequest> delayed = new LinkedHashMap<>();

    private final Map<String, PendingRequest> others = new LinkedHashMap<>();

    void add(PendingRequest wish) {
        others.put(wish.userId(), wish);
    }

    void addDelayed(PendingRequest wish) {
        delayed.put(wish.userId(), wish);
    }

    @Nullable
    PendingRequest of(String userId) {
        @Nullable PendingRequest wish = others.get(userId);
        return wish == null ? delayed.get(userId) : wish;
    }

    boolean remove(PendingRequest wish) {
        return others.remove(wish.userId(), wish) || delayed.remove(wish.userId(), wish);
    }

    int size() {
        return delayed.size() + others.size();
    }

    @Nullable
    PendingRequest oldest() {
        @Nullable PendingRequest one = head(delayed);
        @Nullable PendingRequest other = head(others);
        return one == null || other != null && other.since() - one.since() < 0 ? other : one;
    }

    private static @Nullable PendingRequest head(Map<String, PendingRequest> wishes) {
        Iterator<PendingRequest> all = wishes.values().iterator();
        return all.hasNext() ? all.next() : null;
    }

    /** Takes the oldest ones out. */
    List<PendingRequest> take(int most) {
        List<PendingRequest> taken = new ArrayList<>(Math.min(most, size()));
        @Nullable PendingRequest next;
        while (taken.size() < most && (next = oldest()) != null) {
            remove(next);
            taken.add(next);
        }
        return taken;
    }
}
