package io.github.feedpin.model;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable map of outcomes by user id, in first-seen order, with a third of the memory of a
 * {@link java.util.LinkedHashMap}: each outcome holds its own id. Serializable, and so are its {@link #values()}.
 */
final class OutcomeMap extends AbstractMap<String, UserOutcome> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Object[] outcomes;
    private final transient int size;
    private final transient IdIndex index;

    private OutcomeMap(Builder builder) {
        this.outcomes = builder.entries;
        this.size = builder.size;
        this.index = builder.index;
    }

    /** @throws IllegalArgumentException if two outcomes have the same id */
    static OutcomeMap of(Collection<? extends UserOutcome> outcomes) {
        Builder builder = new Builder(outcomes.stream().map(UserOutcome::userId).toList());
        builder.distinctUserIds().forEachRemaining(userId -> {});
        if (builder.size < outcomes.size()) {
            throw new IllegalArgumentException("There are two outcomes of one id");
        }
        outcomes.forEach(builder::record);
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable UserOutcome get(@Nullable Object userId) {
        int position = userId instanceof String id ? index.find(id) : IdIndex.ABSENT;
        return position == IdIndex.ABSENT ? null : at(position);
    }

    @Override
    public boolean containsKey(@Nullable Object userId) {
        return get(userId) != null;
    }

    @Override
    public Set<Map.Entry<String, UserOutcome>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, UserOutcome>> iterator() {
                return values().stream()
                        .map(outcome -> Map.entry(outcome.userId(), outcome))
                        .iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Returns the outcomes in order, without creating an entry for each. */
    @Override
    public Collection<UserOutcome> values() {
        return new Values();
    }

    private UserOutcome at(int position) {
        return (UserOutcome) outcomes[position];
    }

    private Object writeReplace() {
        return new Serialized(values().toArray(new UserOutcome[0]));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Only its outcomes are serialized");
    }

    /** Serialized form: only the outcomes, from which the map is built and checked anew. */
    private record Serialized(UserOutcome[] outcomes) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            try {
                return OutcomeMap.of(Arrays.asList(outcomes));
            } catch (IllegalArgumentException duplicate) {
                throw new InvalidObjectException(duplicate.getMessage());
            }
        }
    }

    private final class Values extends AbstractList<UserOutcome> implements Serializable {

        private static final long serialVersionUID = 1L;

        @Override
        public UserOutcome get(int position) {
            return at(Objects.checkIndex(position, size));
        }

        @Override
        public int size() {
            return size;
        }

        private Object writeReplace() {
            return List.copyOf(this);
        }
    }

    /**
     * Builder that indexes ids one by one, and records their outcomes in any order. Thread-safe, except that an
     * iterator is used by one thread at a time.
     */
    static final class Builder {

        private static final int INDEXED_AT_ONCE = 64;

        /**
         * Below {@link #size} the distinct ids, each replaced by its outcome; from {@link #read} on the ids that are
         * not indexed yet.
         */
        private final Object[] entries;

        private final IdIndex index;
        private int read;
        private int size;
        private int returned;
        private int recorded;
        /** The position recorded last: the users of a call are neighbors, so the next one usually follows it. */
        private int last = IdIndex.ABSENT;

        /** @throws IllegalArgumentException if an id is null, or no string, as in a raw collection */
        Builder(Collection<String> userIds) {
            this.entries = userIds.toArray(new Object[0]);
            for (int i = 0; i < entries.length; i++) {
                if (!(entries[i] instanceof String)) {
                    String what = entries[i] == null ? "null" : "no String";
                    throw new IllegalArgumentException("User id number " + (i + 1) + " is " + what);
                }
            }
            this.index = new IdIndex(entries.length, this::idAt);
        }

        /** Returns the number of ids, including duplicates. */
        int submitted() {
            return entries.length;
        }

        /** Returns an iterator that indexes further ids, and skips duplicates. */
        Iterator<String> distinctUserIds() {
            return new Iterator<>() {

                @Override
                public boolean hasNext() {
                    if (returned == size) {
                        indexMore();
                    }
                    return returned < size;
                }

                @Override
                public String next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return idAt(returned++);
                }
            };
        }

        /** Indexes some ids in a loop, since the processor then reads the memory for several of them concurrently. */
        private synchronized void indexMore() {
            int end = size + INDEXED_AT_ONCE;
            while (size < end && read < entries.length) {
                String userId = (String) entries[read++];
                if (index.add(userId)) {
                    entries[size++] = userId;
                }
            }
        }

        synchronized void recordAll(Collection<UserOutcome> outcomes) {
            outcomes.forEach(this::record);
        }

        /** @throws NoSuchElementException if the id of the outcome has not been indexed */
        synchronized void record(UserOutcome outcome) {
            int next = last + 1;
            last = next < size && entries[next] == outcome.userId() ? next : index.find(outcome.userId());
            if (last == IdIndex.ABSENT) {
                throw new NoSuchElementException("There is an outcome of an id that was not submitted");
            }
            recorded += entries[last] instanceof String ? 1 : 0;
            entries[last] = outcome;
        }

        /**
         * Builds the map. The builder must not be used afterwards.
         *
         * @throws IllegalStateException if an id has no outcome
         */
        synchronized OutcomeMap build() {
            long missing = size - recorded + entries.length - read;
            if (missing > 0) {
                throw new IllegalStateException(missing + " of " + entries.length + " users without an outcome");
            }
            Arrays.fill(entries, size, entries.length, null);
            return new OutcomeMap(this);
        }

        private String idAt(int position) {
            Object entry = entries[position];
            return entry instanceof String id ? id : ((UserOutcome) entry).userId();
        }
    }
}
