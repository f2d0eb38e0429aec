package io.github.feedpin.observation;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;

/**
 * Callback interface for the events of a run and of single requests. The methods are called concurrently and on any
 * thread; they must not block. What they throw is logged and ignored.
 */
public interface RunListener {

    /** Called when a call that was sent has ended: with a response, without one, or because it was abandoned. */
    default void onCallEnded(CallResult call) {}

    /** Called when a call failed transiently and will be sent again after {@code delay}. */
    default void onRetry(FeedpinException failure, Duration delay) {}

    /** Called when the platform rejected a call for its rate limit; it will be sent again after the pause. */
    default void onRateLimited(RateLimitedException rejection) {}

    /** Called when the outcome of a user is known. */
    default void onOutcome(UserOutcome outcome) {}
}
