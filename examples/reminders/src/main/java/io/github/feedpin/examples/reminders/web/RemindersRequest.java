package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.model.PinAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request for a run.
 *
 * @param userIds the users; an invalid id ends as not sent, and null counts as a blank id
 * @param action whether to pin or to unpin; has no default, since a mistake would cause the opposite
 */
record RemindersRequest(
        @Nullable List<@Nullable String> userIds, @Nullable PinAction action) {

    /** Returns the ids, with blank ones for nulls. */
    List<String> ids() {
        return userIds == null
                ? List.of()
                : userIds.stream().map(id -> id == null ? "" : id).toList();
    }

    /** Returns the number of ids instead of the ids. */
    @Override
    public String toString() {
        return "RemindersRequest[userIds=" + ids().size() + ", action=" + action + "]";
    }
}
