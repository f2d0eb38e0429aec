package io.github.feedpin;

import io.github.feedpin.model.UserIdType;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * How a run is done. Immutable; each {@code with…} gives a changed copy.
 *
 * @param userIdType the type that all ids are of
 * @param listener is told what happens under way
 * @param stop its first signal, other than a subscription, stops the run: calls in flight finish, everybody else ends as not sent, and
 *     the account is given as usual
 */
public record RunOptions(UserIdType userIdType, RunListener listener, Publisher<?> stop) {

    private static final RunListener NOBODY = new RunListener() {};

    public RunOptions {
        Objects.requireNonNull(userIdType, "userIdType");
        Objects.requireNonNull(listener, "listener");
        Objects.requireNonNull(stop, "stop");
    }

    /** Open ids, nobody told, never stopped. */
    public static RunOptions defaults() {
        return new RunOptions(UserIdType.OPEN_ID, NOBODY, Mono.never());
    }

    /** The same for ids of another type. */
    public RunOptions withUserIdType(UserIdType type) {
        return new RunOptions(type, listener, stop);
    }

    /** The same with another listener. */
    public RunOptions withListener(RunListener other) {
        return new RunOptions(userIdType, other, stop);
    }

    /** The same, stopped by the first signal of {@code signal}; it is subscribed to for each run, and cancelled at its end. */
    public RunOptions withStop(Publisher<?> signal) {
        return new RunOptions(userIdType, listener, signal);
    }
}
