package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Listener that calls several others, and logs what they throw. */
public record CompositeRunListener(List<RunListener> listeners) implements RunListener {

    private static final String LISTENER = "A run listener";

    /** The listener that calls none. */
    public static final CompositeRunListener NONE = new CompositeRunListener(List.of());

    /** Returns a listener that calls these as well, and those of composite ones directly. */
    public CompositeRunListener and(RunListener... others) {
        Stream<RunListener> added = Stream.of(others)
                .flatMap(other -> other instanceof CompositeRunListener composite
                        ? composite.listeners.stream()
                        : Stream.of(other));
        return new CompositeRunListener(Stream.concat(listeners.stream(), added).toList());
    }

    @Override
    public void onCallEnded(CallResult call) {
        callEach(listener -> listener.onCallEnded(call));
    }

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        callEach(listener -> listener.onRetry(failure, delay));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        callEach(listener -> listener.onRateLimited(rejection));
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        callEach(listener -> listener.onOutcome(outcome));
    }

    /** Calls {@link #onOutcome} for each user of a call; allocates nothing per user. */
    void onOutcomes(List<UserOutcome> outcomes) {
        for (RunListener listener : listeners) {
            for (UserOutcome outcome : outcomes) {
                try {
                    listener.onOutcome(outcome);
                } catch (Throwable failure) {
                    ApplicationCode.logFailure(LISTENER, failure);
                }
            }
        }
    }

    private void callEach(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            ApplicationCode.run(LISTENER, () -> event.accept(listener));
        }
    }
}
