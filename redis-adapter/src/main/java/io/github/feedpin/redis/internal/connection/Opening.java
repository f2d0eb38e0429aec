package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A connection that is open, is being opened, or could not be opened. Thread-safe. */
final class Opening {

    /** How long an attempt that failed is not repeated. */
    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private boolean discarded;
    private long endOfPause;

    Opening(CompletableFuture<StatefulRedisConnection<String, String>> connection) {
        this.connection = connection;
    }

    CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        return connection;
    }

    /**
     * Closes the connection, as soon as it is open.
     *
     * @return whether this is the first time
     */
    synchronized boolean discard() {
        if (discarded) {
            return false;
        }
        discarded = true;
        endOfPause = System.nanoTime() + (connection.isCompletedExceptionally() ? PAUSE : 0);
        connection.whenComplete((open, failure) -> {
            if (open != null) {
                open.closeAsync();
            }
        });
        return true;
    }

    /** Returns whether another connection may be opened. */
    synchronized boolean isOver() {
        return discarded && System.nanoTime() - endOfPause >= 0;
    }
}
