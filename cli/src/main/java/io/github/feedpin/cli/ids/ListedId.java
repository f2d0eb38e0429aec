package io.github.feedpin.cli.ids;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a list of ids.
 *
 * @param id the id
 * @param problem why it cannot be meant as one, in a sentence; null when it can be
 */
public record ListedId(String id, @Nullable String problem) {

    /** The entry that {@code source} is just emitting. */
    public static ListedId of(String id, IdSource source, IdCheck check) {
        @Nullable String problem = check.problem(id);
        if (problem == null) {
            return new ListedId(id, null);
        }
        String place = source.line() == 0 ? "" : " (line " + source.line() + ")";
        return new ListedId(id, "The user id " + problem + place);
    }

    /** Whether it can be sent. */
    public boolean isPossible() {
        return problem == null;
    }
}
