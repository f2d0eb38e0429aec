package io.github.feedpin.internal.batch;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.ValidUserIds;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The batch that is being filled. Not thread-safe. */
final class BatchBuilder {

    /** So many that of fifty ids hardly two share a bit. */
    private static final int BITS = 1024;

    private final int capacity;
    private final ValidUserIds.Builder userIds;
    /** A bit by the hash of each id: an id whose bit is not set is a new one. */
    private final BitSet seen = new BitSet(BITS);

    private final List<NotSent> invalid = new ArrayList<>();

    BatchBuilder(int capacity) {
        this.capacity = capacity;
        this.userIds = new ValidUserIds.Builder(capacity);
    }

    /** Adds an id, unless it repeats one. */
    void add(String userId) {
        if (!isRepeated(userId)) {
            addNew(userId);
        }
    }

    /** Adds an id that is known to repeat none. */
    void addNew(String userId) {
        @Nullable String problem = userIds.add(userId);
        if (problem != null) {
            invalid.add(new NotSent(userId, NotSentReason.INVALID_ID, "The user id " + problem, null));
        }
    }

    private boolean isRepeated(String userId) {
        int hash = userId.hashCode();
        int bit = (hash ^ hash >>> 16) & (BITS - 1);
        if (seen.get(bit) && userIds.contains(userId)) {
            return true;
        }
        seen.set(bit);
        return false;
    }

    boolean isEmpty() {
        return userIds.size() == 0 && invalid.isEmpty();
    }

    /** Invalid ids take no place in the call, but they must not pile up either. */
    boolean isFull() {
        return userIds.size() >= capacity || invalid.size() >= capacity;
    }

    /**
     * Takes out what has been gathered, and starts anew; but a call that still has room goes on filling when the
     * invalid ids must go.
     */
    Batch build() {
        boolean onlyInvalid = invalid.size() >= capacity && userIds.size() < capacity;
        Batch batch = new Batch(onlyInvalid ? ValidUserIds.NONE : userIds.build(), invalid);
        invalid.clear();
        if (!onlyInvalid) {
            seen.clear();
        }
        return batch;
    }
}
