package io.github.feedpin.batching;

import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.List;

/**
 * What becomes one call.
 *
 * @param userIds the ids to send, each valid and named once, in the order in which they came; empty when none was valid
 * @param invalid the ids met on the way that can be sent by no call
 */
public record Batch(List<String> userIds, List<NotSent> invalid) {

    public Batch {
        userIds = List.copyOf(userIds);
        invalid = List.copyOf(invalid);
    }

    /** Counts the users, and names none. */
    @Override
    public String toString() {
        return "Batch[" + userIds.size() + " users, " + invalid.size() + " invalid]";
    }
}
