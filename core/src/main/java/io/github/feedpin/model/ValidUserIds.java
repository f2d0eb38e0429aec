package io.github.feedpin.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Ids each of which is {@linkplain UserIds#problem valid}, so that nobody checks them a second time. Immutable, and
 * without nulls.
 */
public final class ValidUserIds extends AbstractList<String> implements RandomAccess {

    /** No ids. */
    public static final ValidUserIds NONE = new Builder(0).build();

    private final String[] userIds;
    private final int shortest;
    private final boolean plain;

    private ValidUserIds(String[] userIds, int shortest, boolean plain) {
        this.userIds = userIds;
        this.shortest = shortest;
        this.plain = plain;
    }

    /** @throws IllegalArgumentException when one of them cannot be an id; says at which place it stands */
    static ValidUserIds copyOf(Collection<String> userIds) {
        if (userIds instanceof ValidUserIds already) {
            return already;
        }
        Builder builder = new Builder(userIds.size());
        for (String userId : userIds) {
            @Nullable String problem = builder.add(userId);
            if (problem != null) {
                throw new IllegalArgumentException("User id number " + (builder.size() + 1) + " " + problem);
            }
        }
        return builder.build();
    }

    @Override
    public String get(int index) {
        return userIds[index];
    }

    @Override
    public int size() {
        return userIds.length;
    }

    /** Whether a text is too short to hold one of them. */
    boolean areLongerThan(String text) {
        return shortest > text.length();
    }

    /** Whether all {@linkplain UserIds#arePlain are plain}. */
    boolean arePlain() {
        return plain;
    }

    /** Counts the ids, and names none. */
    @Override
    public String toString() {
        return userIds.length + " users";
    }

    /** Gathers ids. Not thread-safe. */
    public static final class Builder {

        private static final String[] NO_ROOM = {};

        private final int expected;
        /** Room is made with the first id, so that none is made behind the last batch. */
        private String[] userIds = NO_ROOM;

        private int size;
        private int shortest = Integer.MAX_VALUE;
        private boolean plain = true;

        /** @param expected how many ids there will be, as far as that is known */
        public Builder(int expected) {
            this.expected = Math.max(1, expected);
        }

        /** Adds an id; or says why it cannot be one, as {@link UserIds#problem} does, and leaves it out. */
        public @Nullable String add(String userId) {
            // Most are plain, which is known sooner.
            boolean isPlain = UserIds.isPlain(userId);
            @Nullable String problem = isPlain ? null : UserIds.problem(userId);
            if (problem == null) {
                if (size == userIds.length) {
                    userIds = Arrays.copyOf(userIds, Math.max(expected, 2 * size));
                }
                userIds[size++] = userId;
                shortest = Math.min(shortest, userId.length());
                plain &= isPlain;
            }
            return problem;
        }

        /** Whether the id is among them. */
        public boolean contains(String userId) {
            for (int i = 0; i < size; i++) {
                if (userIds[i].equals(userId)) {
                    return true;
                }
            }
            return false;
        }

        /** How many there are. */
        public int size() {
            return size;
        }

        /** Those that were added, after which there are none. */
        public ValidUserIds build() {
            String[] added = size == userIds.length ? userIds : Arrays.copyOf(userIds, size);
            ValidUserIds built = new ValidUserIds(added, shortest, plain);
            userIds = NO_ROOM;
            size = 0;
            shortest = Integer.MAX_VALUE;
            plain = true;
            return built;
        }
    }
}
