package io.github.feedpin.batching;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The batch that is being filled. Not thread-safe. */
final class BatchBuilder {

    private final int capacity;
    private final Set<String> userIds = new LinkedHashSet<>();
    private final List<NotSent> invalid = new ArrayList<>();

    BatchBuilder(int capacity) {
        this.capacity = capacity;
    }

    void add(String userId) {
        @Nullable String problem = UserIds.problem(userId);
        if (problem == null) {
            userIds.add(userId);
        } else {
            invalid.add(new NotSent(userId, NotSentReason.INVALID_ID, "The user id " + problem, null));
        }
    }

    boolean isEmpty() {
        return userIds.isEmpty() && invalid.isEmpty();
    }

    /** Invalid ids take no place in the call, but they must not pile up either. */
    boolean isFull() {
        return userIds.size() >= capacity || invalid.size() >= capacity;
    }

    /** Takes out what has been gathered, and starts anew; but a call that still has room goes on filling when the invalid ids must go. */
    Batch build() {
        boolean onlyInvalid = invalid.size() >= capacity && userIds.size() < capacity;
        Batch batch = new Batch(onlyInvalid ? List.of() : List.copyOf(userIds), invalid);
        invalid.clear();
        if (!onlyInvalid) {
            userIds.clear();
        }
        return batch;
    }
}
