package io.github.feedpin.benchmarks.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Endless cycle through batches of user ids. Thread-safe. */
final class UserIdBatches {

    private final List<List<String>> batches = new ArrayList<>();
    private final AtomicInteger position = new AtomicInteger();

    /** Leaves out the last ids if they do not fill a batch; at least one batch is required. */
    UserIdBatches(List<String> userIds, int size) {
        if (userIds.size() < size) {
            throw new IllegalArgumentException(
                    "At least " + size + " user ids are required, but there are " + userIds.size());
        }
        for (int from = 0; from + size <= userIds.size(); from += size) {
            batches.add(List.copyOf(userIds.subList(from, from + size)));
        }
    }

    /** Returns the next batch. */
    List<String> next() {
        return batches.get(Math.floorMod(position.getAndIncrement(), batches.size()));
    }
}
