package io.github.feedpin.internal.batch;

import io.github.feedpin.model.UserOutcome.NotSent;
import java.util.List;

/**
 * The users of one call.
 *
 * @param userIds the distinct, valid ids to send, in the order of the source; empty if there was none
 * @param invalid the outcomes of the ids in between that cannot be sent
 */
public record Batch(List<String> userIds, List<NotSent> invalid) {

    /** Copies the lists. */
    public Batch {
        userIds = List.copyOf(userIds);
        invalid = List.copyOf(invalid);
    }

    /** Returns the numbers of users, without their ids. */
    @Override
    public String toString() {
        return "Batch[" + userIds.size() + " users, " + invalid.size() + " invalid]";
    }
}
