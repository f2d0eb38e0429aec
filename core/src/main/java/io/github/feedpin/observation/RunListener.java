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

    /**
     * Called when a call that was sent has ended: with a response, without one, or because it was abandoned.
     *
     * @param call how the call ended
     */
    default void onCallEnded(CallResult call) {}

    /**
     * Called when a call failed transiently and will be sent again.
     *
     * @param failure why the call failed
     * @param delay the backoff before it is sent again
     */
    default void onRetry(FeedpinException failure, Duration delay) {}

    /**
     * Called when the platform rejected a call because of its rate limit; it will be sent again after the pause.
     *
     * @param rejection the rejection, with the pause if the platform asks for one
     */
    default void onRateLimited(RateLimitedException rejection) {}

    /**
     * Called when the outcome of a user is known.
     *
     * @param outcome the outcome, which contains the complete id of the user
     */
    default void onOutcome(UserOutcome outcome) {}
}
