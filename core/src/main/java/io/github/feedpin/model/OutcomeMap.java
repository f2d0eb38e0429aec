package io.github.feedpin.model;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of each user, by id and in first-seen order. An unmodifiable map with a third of the memory of a {@link java.util.LinkedHashMap}, for
 * each outcome knows its id.
 */
public final class OutcomeMap extends AbstractMap<String, UserOutcome> {

    private final Object[] outcomes;
    private final int size;
    private final IdIndex index;
    private final int[] counts;

    private OutcomeMap(Builder builder) {
        this.outcomes = builder.entries;
        this.size = builder.size;
        this.index = builder.index;
        this.counts = builder.counts;
    }

    /** @throws IllegalArgumentException when an outcome stands under another id than its own */
    static OutcomeMap copyOf(Map<String, UserOutcome> outcomes) {
        if (outcomes instanceof OutcomeMap already) {
            return already;
        }
        Builder builder = new Builder(outcomes.size());
        outcomes.forEach((userId, outcome) -> {
            if (!userId.equals(outcome.userId())) {
                throw new IllegalArgumentException("An outcome stands under another id than its own");
            }
            builder.enter(userId);
            builder.settle(outcome);
        });
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable UserOutcome get(@Nullable Object userId) {
        int position = userId instanceof String id ? index.find(id) : IdIndex.NOWHERE;
        return position == IdIndex.NOWHERE ? null : at(position);
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
                return IntStream.range(0, size)
                        .mapToObj(position -> Map.entry(at(position).userId(), at(position)))
                        .iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** How many outcomes are of this kind; known without looking at them. */
    int count(OutcomeKind kind) {
        return counts[kind.ordinal()];
    }

    /** Read more often than anything else here, hence without an entry for each. */
    @Override
    public Collection<UserOutcome> values() {
        return new AbstractList<>() {
            @Override
            public UserOutcome get(int position) {
                return at(Objects.checkIndex(position, size));
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private UserOutcome at(int position) {
        return (UserOutcome) outcomes[position];
    }

    /** Enters ids first, and their outcomes as they come. Not thread-safe, but for the ids. */
    public static final class Builder {

        /** Ids, in whose places their outcomes come. */
        private Object[] entries;

        private final IdIndex index;
        private final int[] counts = new int[OutcomeKind.values().length];
        private int size;
        /** Where the last outcome was noted: the users of a call stand one after the other, so the next belongs there, as a rule. */
        private int last = IdIndex.NOWHERE;

        /** @param expected how many ids there will be, as far as that is known */
        public Builder(int expected) {
            this.entries = new Object[expected];
            this.index = new IdIndex(expected, this::idAt);
        }

        /** Enters an id, after those that are there; does nothing when it is one of them. */
        public void enter(String userId) {
            if (index.add(userId)) {
                if (size == entries.length) {
                    entries = Arrays.copyOf(entries, Math.max(16, 2 * size));
                }
                entries[size++] = userId;
            }
        }

        /** The ids in their order. A view, which must not be used while more are entered; while outcomes come, it may be, by any thread. */
        public List<String> ids() {
            return new AbstractList<>() {
                @Override
                public String get(int position) {
                    return idAt(position);
                }

                @Override
                public int size() {
                    return size;
                }
            };
        }

        /**
         * Notes an outcome, or another in its place.
         *
         * @throws NoSuchElementException when its id has not been entered
         */
        public void settle(UserOutcome outcome) {
            int next = last + 1;
            // The very same string, as a rule; an equal one is found as well.
            last = next < size && entries[next] == outcome.userId() ? next : found(outcome.userId());
            counts[outcome.kind().ordinal()]++;
            entries[last] = outcome;
        }

        private int found(String userId) {
            int position = index.find(userId);
            if (position == IdIndex.NOWHERE) {
                throw new NoSuchElementException("There is an outcome of an id that was not entered");
            }
            if (entries[position] instanceof UserOutcome before) {
                counts[before.kind().ordinal()]--;
            }
            return position;
        }

        /**
         * The outcomes. Ends this builder: it must not be used any more.
         *
         * @throws IllegalStateException when somebody has none
         */
        public OutcomeMap build() {
            int settled = IntStream.of(counts).sum();
            if (settled < size) {
                throw new IllegalStateException((size - settled) + " of " + size + " users without an outcome");
            }
            return new OutcomeMap(this);
        }

        private String idAt(int position) {
            Object entry = entries[position];
            // Not the other way round: to find out that a string is no outcome takes a JVM several times as long.
            return entry instanceof String id ? id : ((UserOutcome) entry).userId();
        }
    }
}
