package io.github.feedpin.internal.batch;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterator that groups ids into batches. Not thread-safe. */
final class BatchIterator implements Iterator<Batch> {

    private final Iterator<String> userIds;
    private final BatchBuilder builder;

    BatchIterator(Iterator<String> userIds, int maxUsers) {
        this.userIds = userIds;
        this.builder = new BatchBuilder(maxUsers);
    }

    @Override
    public boolean hasNext() {
        return userIds.hasNext() || !builder.isEmpty();
    }

    @Override
    public Batch next() {
        while (!builder.isFull() && userIds.hasNext()) {
            builder.addDistinct(userIds.next());
        }
        if (builder.isEmpty()) {
            throw new NoSuchElementException();
        }
        return builder.build();
    }
}
