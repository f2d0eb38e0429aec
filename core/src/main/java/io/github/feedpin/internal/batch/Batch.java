package io.github.feedpin.internal.batch;

import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.ValidUserIds;
import java.util.List;

/**
 * What becomes one call.
 *
 * @param userIds the ids to send, each named once, in the order in which they came; empty when none was valid
 * @param invalid the ids met on the way that can be sent by no call
 */
public record Batch(ValidUserIds userIds, List<NotSent> invalid) {

    public Batch {
        invalid = List.copyOf(invalid);
    }

    /** Counts the users, and names none. */
    @Override
    public String toString() {
        return "Batch[" + userIds.size() + " users, " + invalid.size() + " invalid]";
    }
}
