package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.quota.SlotLease;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lease of this process. It is counted from the time at which the last exchange that succeeded was sent, on the
 * monotonic clock and on the wall clock, whichever is later: the first one stands still while a virtual machine is
 * suspended, the second one may be set back. Before the first exchange it is valid for a while, without slots, so that
 * requests wait for that exchange. Thread-safe.
 */
final class Lease implements SlotLease {

    /** How long requests wait for the first exchange. */
    static final Duration FIRST_EXCHANGE = Duration.ofSeconds(5);

    /** The time of sending, on both clocks. */
    record Sent(long nanos, long wallMillis) {}

    private final TimeSource time;
    private final long lengthMillis;
    private final Runnable onShortage;
    private volatile Sent renewed;
    private volatile String problem = "none was completed yet";
    private volatile boolean known;
    private volatile boolean failing;
    private volatile boolean ended;

    Lease(TimeSource time, Duration length, Runnable onShortage) {
        this.time = time;
        this.lengthMillis = length.toMillis();
        this.onShortage = onShortage;
        Sent now = now();
        long before = Math.max(0, lengthMillis - FIRST_EXCHANGE.toMillis());
        this.renewed = new Sent(now.nanos() - TimeUnit.MILLISECONDS.toNanos(before), now.wallMillis() - before);
    }

    /** Returns the current time on both clocks. */
    Sent now() {
        return new Sent(time.nanoTime(), time.scheduler().now(TimeUnit.MILLISECONDS));
    }

    /** Renews the lease after an exchange that was sent at {@code sent} succeeded. */
    void renew(Sent sent) {
        renewed = sent;
        known = true;
        failing = false;
    }

    /** Records why an exchange failed, for the messages of failures. */
    void exchangeFailed(String reason) {
        problem = reason;
        failing = true;
    }

    /** Ends the lease. */
    void end() {
        problem = "the limiter is closed";
        ended = true;
    }

    /** Returns the time since the last exchange that succeeded was sent, in milliseconds. */
    long ageMillis() {
        Sent now = now();
        Sent last = renewed;
        return Math.max(
                TimeUnit.NANOSECONDS.toMillis(now.nanos() - last.nanos()), now.wallMillis() - last.wallMillis());
    }

    /** Returns the remaining time; zero before the first exchange. */
    Duration left() {
        return known && !ended ? Duration.ofMillis(Math.max(0, lengthMillis - ageMillis())) : Duration.ZERO;
    }

    /** Returns why the last exchange failed; null if it succeeded, or if there was none. */
    @Nullable
    String failureOfLastExchange() {
        return failing ? problem : null;
    }

    @Override
    public boolean isValid() {
        return !ended && ageMillis() < lengthMillis;
    }

    @Override
    public QuotaUnavailableException failure() {
        return new QuotaUnavailableException(
                "Not sent: the quota is shared through Redis, and the lease of this process has ended; last exchange: "
                        + problem,
                null);
    }

    @Override
    public void onShortage() {
        onShortage.run();
    }
}
