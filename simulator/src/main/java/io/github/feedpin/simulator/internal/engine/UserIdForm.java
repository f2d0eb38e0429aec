package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.UserIdType;
import java.util.regex.Pattern;

/** Form of the ids of each type. Excludes only what the platform never issues, since the rest of an id is opaque. */
final class UserIdForm {

    private static final Pattern OPEN_ID = Pattern.compile("ou_[A-Za-z0-9_-]+");
    private static final Pattern UNION_ID = Pattern.compile("on_[A-Za-z0-9_-]+");

    private UserIdForm() {}

    /** Returns whether {@code id} can be of this type. Tenants choose their user_ids, so any valid id can be one. */
    static boolean isPossible(String id, UserIdType type) {
        return switch (type) {
            case OPEN_ID -> OPEN_ID.matcher(id).matches();
            case UNION_ID -> UNION_ID.matcher(id).matches();
            case USER_ID -> true;
        };
    }
}
