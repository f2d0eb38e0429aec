package io.github.feedpin.cli.ids;

import org.jspecify.annotations.Nullable;

/**
 * Entry of a list of ids.
 *
 * @param id the id
 * @param problem why it is not an id, as a sentence; null if it may be one
 */
public record IdEntry(String id, @Nullable String problem) {

    /** Creates the entry for an id that {@code source} is emitting. */
    public static IdEntry of(String id, IdSource source, IdCheck check) {
        @Nullable String problem = check.problem(id);
        if (problem == null) {
            return new IdEntry(id, null);
        }
        String place = source.line() == 0 ? "" : " (line " + source.line() + ")";
        return new IdEntry(id, "The user id " + problem + place);
    }
}
