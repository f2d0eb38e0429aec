package io.github.feedpin.internal.single;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pending requests of one action, the oldest first. Not thread-safe. */
final class PendingQueue {

    /**
     * The requests that waited for an earlier call for the same user, and are older than their position in the queue
     * implies.
     */
    private final Map<String, PendingRequest> delayed = new LinkedHashMap<>();

    private final Map<String, PendingRequest> others = new LinkedHashMap<>();

    void add(PendingRequest request) {
        others.put(request.userId(), request);
    }

    void addDelayed(PendingRequest request) {
        delayed.put(request.userId(), request);
    }

    @Nullable
    PendingRequest get(String userId) {
        @Nullable PendingRequest request = others.get(userId);
        return request == null ? delayed.get(userId) : request;
    }

    boolean remove(PendingRequest request) {
        return others.remove(request.userId(), request) || delayed.remove(request.userId(), request);
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

    private static @Nullable PendingRequest head(Map<String, PendingRequest> requests) {
        Iterator<PendingRequest> all = requests.values().iterator();
        return all.hasNext() ? all.next() : null;
    }

    /** Removes and returns the oldest requests. */
    List<PendingRequest> take(int max) {
        List<PendingRequest> taken = new ArrayList<>(Math.min(max, size()));
        @Nullable PendingRequest next;
        while (taken.size() < max && (next = oldest()) != null) {
            remove(next);
            taken.add(next);
        }
        return taken;
    }
}
