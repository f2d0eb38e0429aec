package io.github.feedpin.reactor;

import io.github.feedpin.time.TimeSource;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.resources.ConnectionProvider.ConnectionMetadata;

/**
 * Eviction predicate of the connection pool. A connection is bound to the address that its host name had when it was
 * opened, so connections are evicted by age and when calls keep failing: two failures in a row, on any connections,
 * retire all connections that are open then, and the next call resolves the host name again. Connections are retired
 * once in five seconds at most, since opening them has a cost too. Thread-safe.
 */
final class ConnectionLifetime implements BiPredicate<Connection, ConnectionMetadata> {

    private record Origin(int retirements, long openedAt) {}

    private static final AttributeKey<Origin> ORIGIN = AttributeKey.valueOf("feedpin.origin");

    private static final int FAILURES = 2;
    private static final long RETIREMENT_INTERVAL = TimeUnit.SECONDS.toNanos(5);
    private static final int SERVER_ERROR = 500;

    private final long maxAge;
    private final long maxIdleMillis;
    private final TimeSource time;
    private int failuresInARow;
    private int retirements;
    private long lastRetirement;

    ConnectionLifetime(Duration maxAge, Duration maxIdle, TimeSource time) {
        this.maxAge = maxAge.toNanos();
        this.maxIdleMillis = maxIdle.toMillis();
        this.time = time;
    }

    /** Records that a connection is being opened. */
    synchronized void recordOpening(Channel channel) {
        channel.attr(ORIGIN).set(new Origin(retirements, time.nanoTime()));
    }

    /** Records the status of a response. */
    synchronized void recordResponse(int status) {
        if (status >= SERVER_ERROR) {
            recordFailure();
        } else {
            failuresInARow = 0;
        }
    }

    /** Records that a request got no complete response. */
    synchronized void recordFailure() {
        long now = time.nanoTime();
        failuresInARow++;
        if (failuresInARow >= FAILURES && (retirements == 0 || now - lastRetirement >= RETIREMENT_INTERVAL)) {
            failuresInARow = 0;
            retirements++;
            lastRetirement = now;
        }
    }

    /** Returns whether the connection is closed as soon as no call is in flight on it. */
    @Override
    public boolean test(Connection connection, ConnectionMetadata metadata) {
        return !connection.channel().isActive()
                || !connection.isPersistent()
                || metadata.idleTime() >= maxIdleMillis
                || isExpired(connection.channel().attr(ORIGIN).get());
    }

    /** A connection of a client that a customizer has created from scratch has no origin, and does not expire. */
    private synchronized boolean isExpired(@Nullable Origin origin) {
        return origin != null && (origin.retirements != retirements || time.nanoTime() - origin.openedAt >= maxAge);
    }
}
