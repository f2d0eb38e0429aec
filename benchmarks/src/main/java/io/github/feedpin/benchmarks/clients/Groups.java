package io.github.feedpin.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People, as many at a time as share a call; when all have had theirs, it is the first ones' turn again. Thread-safe.
 */
final class Groups {

    private final List<List<String>> groups = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param people at least as many as share a call; those who do not fill one are left out */
    Groups(List<String> people, int size) {
        if (people.size() < size) {
            throw new IllegalArgumentException("It takes at least " + size + " people, but there are " + people.size());
        }
        for (int from = 0; from + size <= people.size(); from += size) {
            groups.add(List.copyOf(people.subList(from, from + size)));
        }
    }

    /** The people of the next call. */
    List<String> next() {
        return groups.get(Math.floorMod(turn.getAndIncrement(), groups.size()));
    }
}
