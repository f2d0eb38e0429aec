package io.github.feedpin.internal.batch;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects ids into batches, one after the other. Not thread-safe. */
final class BatchBuilder {

    private final int maxUsers;
    private final Set<String> userIds = new LinkedHashSet<>();
    private final List<NotSent> invalid = new ArrayList<>();

    BatchBuilder(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    /** Adds an id, unless the batch contains it. */
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

    /** Returns whether the call is full, or as many invalid ids have accumulated as a call has users. */
    boolean isFull() {
        return userIds.size() >= maxUsers || invalid.size() >= maxUsers;
    }

    /**
     * Builds the batch and starts the next one. If only the invalid ids have reached their maximum, the batch contains
     * them alone, and the valid ones continue to accumulate.
     */
    Batch build() {
        boolean onlyInvalid = invalid.size() >= maxUsers && userIds.size() < maxUsers;
        Batch batch = new Batch(onlyInvalid ? List.of() : List.copyOf(userIds), invalid);
        invalid.clear();
        if (!onlyInvalid) {
            userIds.clear();
        }
        return batch;
    }
}
