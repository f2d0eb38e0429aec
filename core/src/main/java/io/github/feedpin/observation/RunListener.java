package io.github.feedpin.observation;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;

/**
 * Is told what happens in a run. The methods are called on whatever thread it happens, several at a time; they must not
 * block. What they throw is logged and goes no further.
 */
public interface RunListener {

    /**
     * A call that left for the platform has ended, in whatever way.
     *
     * @param users for how many users it was
     * @param repeated whether it repeated one that had failed for the moment
     */
    default void callEnded(int users, boolean repeated) {}

    /** A call failed for the moment, and will be sent again after {@code delay}. */
    default void retrying(FeedpinException failure, Duration delay) {}

    /** The platform rejected a call for its rate limit; it will be sent again when the pause is over. */
    default void rateLimited(RateLimitedException rejection) {}

    /** A user's outcome is known. */
    default void settled(UserOutcome outcome) {}
}
