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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of each user, by id and in first-seen order. An unmodifiable map with a third of the memory of a
 * {@link java.util.LinkedHashMap}, for each outcome knows its id. Serializable, and so are its {@link #values()}.
 */
public final class OutcomeMap extends AbstractMap<String, UserOutcome> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final transient Object[] outcomes;
    private final transient int size;
    private final transient IdIndex index;
    private final transient int[] counts;

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
        Builder builder = new Builder(outcomes.keySet());
        builder.entering().forEachRemaining(userId -> {
            UserOutcome outcome = Objects.requireNonNull(outcomes.get(userId));
            if (!userId.equals(outcome.userId())) {
                throw new IllegalArgumentException("An outcome stands under another id than its own");
            }
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
        return new Values();
    }

    private Object writeReplace() {
        return new Serialized(values().toArray(new UserOutcome[0]));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("Only its outcomes are serialized");
    }

    /** The outcomes alone: the rest is put together again, by the builder and so with its checks. */
    private record Serialized(UserOutcome[] outcomes) implements Serializable {

        private Object readResolve() throws InvalidObjectException {
            Builder builder =
                    new Builder(Arrays.stream(outcomes).map(UserOutcome::userId).toList());
            builder.entering().forEachRemaining(userId -> {});
            Arrays.stream(outcomes).forEach(builder::settle);
            OutcomeMap map = builder.build();
            if (map.size() < outcomes.length) {
                throw new InvalidObjectException("There are two outcomes of one id");
            }
            return map;
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

    private UserOutcome at(int position) {
        return (UserOutcome) outcomes[position];
    }

    /** Enters ids one after the other, and their outcomes as they come. Not thread-safe. */
    public static final class Builder {

        /** More than a call takes, and few enough to stay at hand. */
        private static final int FETCHED_AT_ONCE = 64;

        /**
         * First the ids that are entered, in whose places their outcomes come; from {@link #taken} on, those that are
         * not yet. Nothing counts between the two.
         */
        private final Object[] entries;

        private final IdIndex index;
        private final int[] counts = new int[OutcomeKind.values().length];
        private int taken;
        /** Up to where the index has been made ready for ids that are not entered yet. */
        private int fetched;

        private int size;
        /**
         * Where the last outcome was noted: the users of a call stand one after the other, so the next belongs there,
         * as a rule.
         */
        private int last = IdIndex.NOWHERE;

        /**
         * @param userIds copied
         * @throws IllegalArgumentException when one is null, or no string, as in a raw collection; says at which place
         */
        public Builder(Collection<String> userIds) {
            this.entries = userIds.toArray(new Object[0]);
            for (int i = 0; i < entries.length; i++) {
                if (!(entries[i] instanceof String)) {
                    String what = entries[i] == null ? "null" : "no String";
                    throw new IllegalArgumentException("User id number " + (i + 1) + " is " + what);
                }
            }
            this.index = new IdIndex(entries.length, this::idAt);
        }

        /** How many ids there were to begin with. */
        public int submitted() {
            return entries.length;
        }

        /** Hands out each id that is not entered yet, and enters it; leaves out those that repeat one. */
        public Iterator<String> entering() {
            return new Iterator<>() {

                private @Nullable String next;

                @Override
                public boolean hasNext() {
                    while (next == null && taken < entries.length) {
                        if (taken == fetched) {
                            fetched = Math.min(taken + FETCHED_AT_ONCE, entries.length);
                            index.fetch(entries, taken, fetched);
                        }
                        next = enter((String) entries[taken++]);
                    }
                    return next != null;
                }

                @Override
                public String next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    String entered = Objects.requireNonNull(next);
                    next = null;
                    return entered;
                }
            };
        }

        private @Nullable String enter(String userId) {
            if (!index.add(userId)) {
                return null;
            }
            entries[size++] = userId;
            return userId;
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
            int missing = size - IntStream.of(counts).sum() + entries.length - taken;
            if (missing > 0) {
                throw new IllegalStateException(missing + " of " + entries.length + " users without an outcome");
            }
            Arrays.fill(entries, size, entries.length, null);
            return new OutcomeMap(this);
        }

        private String idAt(int position) {
            Object entry = entries[position];
            // Not the other way round: to find out that a string is no outcome takes a JVM several times as long.
            return entry instanceof String id ? id : ((UserOutcome) entry).userId();
        }
    }
}
