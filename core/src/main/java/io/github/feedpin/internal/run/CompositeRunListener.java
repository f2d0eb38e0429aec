package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tells several listeners, and keeps what they throw from the run. */
public record CompositeRunListener(List<RunListener> listeners) implements RunListener {

    private static final String LISTENER = "A run listener";

    /** The same, which tells these as well. */
    public CompositeRunListener and(RunListener... others) {
        return new CompositeRunListener(
                Stream.concat(listeners.stream(), Stream.of(others)).toList());
    }

    @Override
    public void onCallEnded(CallResult call) {
        tell(listener -> listener.onCallEnded(call));
    }

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        tell(listener -> listener.onRetry(failure, delay));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        tell(listener -> listener.onRateLimited(rejection));
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        tell(listener -> listener.onOutcome(outcome));
    }

    /** The users of one call. Without an object for each of them, since there are many. */
    void onOutcomes(List<UserOutcome> outcomes) {
        for (int i = 0; i < listeners.size(); i++) {
            RunListener listener = listeners.get(i);
            for (int j = 0; j < outcomes.size(); j++) {
                try {
                    listener.onOutcome(outcomes.get(j));
                } catch (Throwable failure) {
                    ForeignCode.logFailure(LISTENER, failure);
                }
            }
        }
    }

    private void tell(Consumer<RunListener> event) {
        for (RunListener listener : listeners) {
            ForeignCode.run(LISTENER, () -> event.accept(listener));
        }
    }
}
