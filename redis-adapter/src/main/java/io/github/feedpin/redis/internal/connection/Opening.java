package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection that is open, is being opened, or could not be opened. Thread-safe.
 *
 * @param connection the connection
 * @param discarded whether the connection is not used any more
 */
record Opening(CompletableFuture<StatefulRedisConnection<String, String>> connection, AtomicBoolean discarded) {

    Opening() {
        this(new CompletableFuture<>(), new AtomicBoolean());
    }

    /**
     * Closes the connection, as soon as it is open.
     *
     * @return whether this is the first time
     */
    boolean discard() {
        if (!discarded.compareAndSet(false, true)) {
            return false;
        }
        connection.whenComplete((open, failure) -> {
            if (open != null) {
                open.closeAsync();
            }
        });
        return true;
    }

    boolean isDiscarded() {
        return discarded.get();
    }

    /** Returns whether the connection could not be opened. */
    boolean isFailed() {
        return connection.isCompletedExceptionally();
    }
}
