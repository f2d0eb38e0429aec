package io.github.feedpin.examples.reminders.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked for.
 *
 * @param userIds whose chat; an id that cannot be one ends as not sent, and null counts as a blank one
 * @param timeSensitive whether to pin it, or to unpin it; has no default, for a slip of the pen must not do the
 *     opposite
 */
record RemindersRequest(
        @Nullable List<@Nullable String> userIds, @Nullable Boolean timeSensitive) {

    /** The ids, without a null. */
    List<String> ids() {
        return userIds == null
                ? List.of()
                : userIds.stream().map(id -> id == null ? "" : id).toList();
    }

    /** How many ids, and nobody's. */
    @Override
    public String toString() {
        return "RemindersRequest[userIds=" + ids().size() + ", timeSensitive=" + timeSensitive + "]";
    }
}
