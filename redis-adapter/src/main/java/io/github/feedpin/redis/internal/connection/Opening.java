package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is open, is being opened, or could not be opened. Thread-safe.
 *
 * @param connection the connection
 * @param waits awaits the replicas of the connection
 * @param uses the number of uses that have not ended
 * @param discarded whether the connection is not used any more
 */
record Opening(
        CompletableFuture<StatefulRedisConnection<String, String>> connection,
        LettuceWaits waits,
        AtomicInteger uses,
        AtomicBoolean discarded) {

    Opening() {
        this(new CompletableFuture<>(), new LettuceWaits(), new AtomicInteger(), new AtomicBoolean());
    }

    /** Begins a use. */
    void begin() {
        uses.incrementAndGet();
    }

    /** Ends a use. */
    void end() {
        if (uses.decrementAndGet() == 0 && isDiscarded()) {
            close();
        }
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
     * Lets no other use begin, and closes the connection when the last one has ended.
     *
     * @return whether this is the first time
     */
    boolean discard() {
        if (!discarded.compareAndSet(false, true)) {
            return false;
        }
        if (uses.get() == 0) {
            close();
        }
        return true;
    }

    /** Closes the connection, as soon as it is open. */
    void close() {
        discarded.set(true);
        connection.whenComplete((open, failure) -> {
            if (open != null) {
                open.closeAsync();
            }
        });
    }

    boolean isDiscarded() {
        return discarded.get();
    }

    /** Returns whether the connection could not be opened. */
    boolean isFailed() {
        return connection.isCompletedExceptionally();
    }
}
