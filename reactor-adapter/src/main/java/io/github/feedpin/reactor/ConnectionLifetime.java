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
 * Decides which pooled connections serve another call. A connection is bound to the address that its host name had when
 * it was opened, so it is given up when it is old, and when calls keep failing: two failures in a row, of whichever
 * calls, retire all connections that are open then, and the next call resolves the name anew. That happens once in a
 * few seconds at most, since opening connections costs something too. Thread-safe.
 */
final class ConnectionLifetime implements BiPredicate<Connection, ConnectionMetadata> {

    /** How many retirements there had been when a connection was opened, and the instant of that. */
    private record Origin(int retirements, long instant) {}

    private static final AttributeKey<Origin> ORIGIN = AttributeKey.valueOf("feedpin.origin");

    private static final int FAILURES = 2;
    private static final long RETIRE_AT_MOST_EVERY = TimeUnit.SECONDS.toNanos(5);
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

    /** Notes that a connection is being opened. */
    synchronized void begin(Channel channel) {
        channel.attr(ORIGIN).set(new Origin(retirements, time.nanoTime()));
    }

    /** Notes the status of a response. */
    synchronized void answered(int status) {
        if (status >= SERVER_ERROR) {
            failed();
        } else {
            failuresInARow = 0;
        }
    }

    /** Notes that a request got no whole response. */
    synchronized void failed() {
        long now = time.nanoTime();
        failuresInARow++;
        if (failuresInARow >= FAILURES && (retirements == 0 || now - lastRetirement >= RETIRE_AT_MOST_EVERY)) {
            failuresInARow = 0;
            retirements++;
            lastRetirement = now;
        }
    }

    /** Whether the connection is to be closed as soon as no call is under way on it. */
    @Override
    public boolean test(Connection connection, ConnectionMetadata metadata) {
        return !connection.channel().isActive()
                || !connection.isPersistent()
                || metadata.idleTime() >= maxIdleMillis
                || isOver(connection.channel().attr(ORIGIN).get());
    }

    /** Not one whose beginning was not noted, as by a client that the application has made from scratch. */
    private synchronized boolean isOver(@Nullable Origin origin) {
        return origin != null && (origin.retirements != retirements || time.nanoTime() - origin.instant >= maxAge);
    }
}
