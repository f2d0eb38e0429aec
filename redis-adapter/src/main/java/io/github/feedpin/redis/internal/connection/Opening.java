package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

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

    /** Fails the opening if it takes longer. */
    void limit(EventExecutorGroup executors, Duration atMost) {
        ScheduledFuture<?> end = executors.schedule(
                () -> connection.completeExceptionally(new TimeoutException()),
                atMost.toMillis(),
                TimeUnit.MILLISECONDS);
        connection.whenComplete((open, failure) -> end.cancel(false));
    }

    /** Ends the opening, with a connection or a failure; a connection that is late is closed. */
    void opened(@Nullable StatefulRedisConnection<String, String> open, @Nullable Throwable failure) {
        if (open == null) {
            connection.completeExceptionally(
                    failure == null ? new RedisFailedException("there is no connection") : failure);
        } else if (!connection.complete(open)) {
            open.closeAsync();
        }
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
