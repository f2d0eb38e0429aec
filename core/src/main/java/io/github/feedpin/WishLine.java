package io.github.feedpin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wishes that wait for the same kind of call, the oldest first. Not thread-safe. */
final class WishLine {

    /** Those that had to wait for an earlier call for the same user. */
    private final Map<String, Wish> delayed = new LinkedHashMap<>();

    private final Map<String, Wish> others = new LinkedHashMap<>();

    void add(Wish wish) {
        others.put(wish.userId(), wish);
    }

    void addDelayed(Wish wish) {
        delayed.put(wish.userId(), wish);
    }

    @Nullable
    Wish of(String userId) {
        @Nullable Wish wish = others.get(userId);
        return wish == null ? delayed.get(userId) : wish;
    }

    boolean remove(Wish wish) {
        return others.remove(wish.userId(), wish) || delayed.remove(wish.userId(), wish);
    }

    int size() {
        return delayed.size() + others.size();
    }

    @Nullable
    Wish oldest() {
        @Nullable Wish one = head(delayed);
        @Nullable Wish other = head(others);
        return one == null || other != null && other.since() - one.since() < 0 ? other : one;
    }

    private static @Nullable Wish head(Map<String, Wish> wishes) {
        Iterator<Wish> all = wishes.values().iterator();
        return all.hasNext() ? all.next() : null;
    }

    /** Takes the oldest ones out. */
    List<Wish> take(int most) {
        List<Wish> taken = new ArrayList<>(Math.min(most, size()));
        @Nullable Wish next;
        while (taken.size() < most && (next = oldest()) != null) {
            remove(next);
            taken.add(next);
        }
        return taken;
    }
}
