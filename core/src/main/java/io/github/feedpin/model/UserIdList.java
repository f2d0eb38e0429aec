package io.github.feedpin.model;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Immutable list of valid user ids whose text contains their number only. */
final class UserIdList extends AbstractList<String> implements RandomAccess {

    private final List<String> userIds;

    /** @throws IllegalArgumentException if an id is invalid; the message contains its position */
    UserIdList(List<String> userIds) {
        this.userIds = List.copyOf(userIds);
        for (int i = 0; i < this.userIds.size(); i++) {
            @Nullable String problem = UserIds.problem(this.userIds.get(i));
            if (problem != null) {
                throw new IllegalArgumentException("User id number " + (i + 1) + " " + problem);
            }
        }
    }

    @Override
    public String get(int index) {
        return userIds.get(index);
    }

    @Override
    public int size() {
        return userIds.size();
    }

    @Override
    public String toString() {
        return userIds.size() + " users";
    }
}
