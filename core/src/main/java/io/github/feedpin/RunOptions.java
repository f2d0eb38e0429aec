package io.github.feedpin;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * How a run is done. Immutable; each {@code with…} gives a changed copy.
 *
 * @param userIdType the type that all ids are of
 * @param listener is told what happens under way
 * @param stop its first signal, other than a subscription, stops the run: calls in flight finish, everybody else ends
 *     as not sent, and the account is given as usual
 * @param deadline how long the run may take, from its subscription on; then it ends with its account: calls in flight
 *     are abandoned and their users end as unknown, everybody else as not sent. Positive, at most {@value #MOST_DAYS}
 *     days; null for as long as it takes
 */
public record RunOptions(
        UserIdType userIdType,
        RunListener listener,
        Publisher<?> stop,
        @Nullable Duration deadline) {

    private static final int MOST_DAYS = 365;

    private static final RunListener NOBODY = new RunListener() {};

    /** @throws IllegalArgumentException when the deadline is out of range */
    public RunOptions {
        Objects.requireNonNull(userIdType, "userIdType");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(stop, "stop");
        boolean inRange = deadline == null
                || !deadline.isZero() && !deadline.isNegative() && deadline.compareTo(Duration.ofDays(MOST_DAYS)) <= 0;
        if (!inRange) {
            throw new IllegalArgumentException(
                    "deadline must be positive and at most " + MOST_DAYS + " days, but is " + deadline);
        }
    }

    /** Open ids, nobody told, never stopped, no deadline. */
    public static RunOptions defaults() {
        return new RunOptions(UserIdType.OPEN_ID, NOBODY, Mono.never(), null);
    }

    /** The same for ids of another type. */
    public RunOptions withUserIdType(UserIdType type) {
        return new RunOptions(type, listener, stop, deadline);
    }

    /** The same with another listener. */
    public RunOptions withListener(RunListener other) {
        return new RunOptions(userIdType, other, stop, deadline);
    }

    /**
     * The same, stopped by the first signal of {@code signal}; it is subscribed to for each run, and cancelled at its
     * end.
     */
    public RunOptions withStop(Publisher<?> signal) {
        return new RunOptions(userIdType, listener, signal, deadline);
    }

    /** The same with another deadline; null for none. */
    public RunOptions withDeadline(@Nullable Duration duration) {
        return new RunOptions(userIdType, listener, stop, duration);
    }
}
