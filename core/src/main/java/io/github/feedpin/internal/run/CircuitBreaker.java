package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether the platform works at all just now. While it does not, the calls of the run stand in line instead of wasting
 * their attempts, and one at a time tries. They take turns, so that a call which never succeeds cannot keep the others
 * from finding out that the platform is back. Thread-safe.
 */
final class CircuitBreaker {

    /** How many calls must fail one after the other, until it is not about these calls. */
    private static final int FAILURES_IN_A_ROW = 10;

    private final RetryPolicy policy;
    private final TimeSource time;
    private final BooleanSupplier platformWorks;
    private final Queue<Sinks.One<Boolean>> line = new ArrayDeque<>();
    private boolean beingTried;
    private long since;
    private volatile boolean on;
    private volatile int failures;
    private volatile int tries;
    private volatile @Nullable FeedpinException lastFailure;

    CircuitBreaker(RetryPolicy policy, TimeSource time, BooleanSupplier platformWorks) {
        this.policy = policy;
        this.time = time;
        this.platformWorks = platformWorks;
    }

    boolean isOn() {
        return on;
    }

    /** How often the platform has been tried in vain since the outage began; at least 1 while it is on. */
    int tries() {
        return tries;
    }

    /**
     * Stands in line: true when it is this call's turn to try, after a pause; false when there is no outage any more.
     * Who gets a turn ends it with {@link #failed} or {@link #over}.
     */
    Mono<Boolean> turn() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (!on) {
                    return Mono.just(false);
                }
                if (!beingTried) {
                    beingTried = true;
                    return Mono.just(true);
                }
                Sinks.One<Boolean> place = Sinks.one();
                line.add(place);
                return place.asMono();
            }
        });
    }

    /** The failure that was noted last; null before the first one. */
    @Nullable
    FeedpinException lastFailure() {
        return lastFailure;
    }

    /**
     * Notes a failure that may speak against the platform as a whole: alone, when nothing could be sent at all,
     * otherwise together with others.
     *
     * @param hadTurn whether it was this call's turn to try
     * @return whether an outage begins with it
     */
    boolean failed(FeedpinException failure, boolean hadTurn) {
        if (policy.maxOutage().isZero()) {
            return false;
        }
        boolean begins = false;
        Sinks.@Nullable One<Boolean> next = null;
        synchronized (this) {
            lastFailure = failure;
            failures++;
            if (!on) {
                begins = !failure.mayHaveActed() || failures >= FAILURES_IN_A_ROW;
                on = begins;
                since = time.nanoTime();
                tries = 1;
            } else if (hadTurn) {
                tries++;
                next = nextInLine();
            }
        }
        give(next);
        return begins;
    }

    /** Gives a turn to the next in line that was not made use of. */
    void passOn() {
        Sinks.@Nullable One<Boolean> next;
        synchronized (this) {
            next = on ? nextInLine() : null;
        }
        give(next);
    }

    private Sinks.@Nullable One<Boolean> nextInLine() {
        Sinks.@Nullable One<Boolean> next = line.poll();
        beingTried = next != null;
        return next;
    }

    private static void give(Sinks.@Nullable One<Boolean> next) {
        if (next != null) {
            next.tryEmitValue(true);
        }
    }

    /** Whether it has been going on for so long that there is no use in waiting. */
    synchronized boolean isHopeless() {
        return on
                && (platformWorks.getAsBoolean()
                        ? time.nanoTime() - since >= policy.maxOutage().toNanos()
                        : tries >= policy.maxAttempts());
    }

    /** A response came. */
    void over() {
        if (failures == 0) {
            return;
        }
        List<Sinks.One<Boolean>> released;
        synchronized (this) {
            failures = 0;
            tries = 0;
            on = false;
            beingTried = false;
            released = new ArrayList<>(line);
            line.clear();
        }
        released.forEach(place -> place.tryEmitValue(false));
    }
}
