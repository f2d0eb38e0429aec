package io.github.feedpin.internal.batch;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Cuts ids that are all at hand, no two of them alike, into batches, one at a time. Not thread-safe. */
final class BatchIterator implements Iterator<Batch> {

    private final Iterator<String> userIds;
    private final BatchBuilder filling;

    BatchIterator(Iterator<String> userIds, int size) {
        this.userIds = userIds;
        this.filling = new BatchBuilder(size);
    }

    @Override
    public boolean hasNext() {
        return userIds.hasNext() || !filling.isEmpty();
    }

    @Override
    public Batch next() {
        while (!filling.isFull() && userIds.hasNext()) {
            filling.addNew(userIds.next());
        }
        if (filling.isEmpty()) {
            throw new NoSuchElementException();
        }
        return filling.build();
    }
}
