package io.github.feedpin.internal.batch;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects ids into batches, one after the other. Not thread-safe. */
final class BatchBuilder {

    private final int maxUsers;
    private final List<String> userIds;
    private final Set<String> distinct = new HashSet<>();
    private final List<NotSent> invalid = new ArrayList<>();

    BatchBuilder(int maxUsers) {
        this.maxUsers = maxUsers;
        this.userIds = new ArrayList<>(maxUsers);
    }

    /** Adds an id, unless the batch contains it. */
    void add(String userId) {
        @Nullable String problem = UserIds.problem(userId);
        if (problem != null || distinct.add(userId)) {
            add(userId, problem);
        }
    }

    /** Adds an id that the batch does not contain. */
    void addDistinct(String userId) {
        add(userId, UserIds.problem(userId));
    }

    private void add(String userId, @Nullable String problem) {
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
            distinct.clear();
        }
        return batch;
    }
}
