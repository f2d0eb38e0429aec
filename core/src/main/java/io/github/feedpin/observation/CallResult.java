package io.github.feedpin.observation;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The result of one call that was sent to the platform. Immutable. */
public final class CallResult {

    private final int users;
    private final boolean retry;
    private final @Nullable String logId;
    private final @Nullable FeedpinException failure;

    private CallResult(int users, boolean retry, @Nullable String logId, @Nullable FeedpinException failure) {
        this.users = users;
        this.retry = retry;
        this.logId = logId;
        this.failure = failure;
    }

    /**
     * Creates the result of a call that succeeded, in which individual users may still have failed.
     *
     * @param users the number of users in the call
     * @param retry whether the call repeated one that had failed transiently
     * @param logId the platform's id of the call; null if it gave none
     * @return a result without a failure
     */
    public static CallResult succeeded(int users, boolean retry, @Nullable String logId) {
        return new CallResult(users, retry, logId, null);
    }

    /**
     * Creates the result of a call that failed; its log id is that of the failure's platform error, if any.
     *
     * @param users the number of users in the call
     * @param retry whether the call repeated one that had failed transiently
     * @param failure why the call failed
     * @return a result with this failure
     */
    public static CallResult failed(int users, boolean retry, FeedpinException failure) {
        Objects.requireNonNull(failure, "failure");
        @Nullable
        String logId = failure.platformError().map(PlatformError::logId).orElse(null);
        return new CallResult(users, retry, logId, failure);
    }

    /** {@return the number of users in the call} */
    public int users() {
        return users;
    }

    /** {@return whether the call repeated one that had failed transiently} */
    public boolean retry() {
        return retry;
    }

    /** {@return the platform's id of the call; null if the platform gave none, or no response came} */
    public @Nullable String logId() {
        return logId;
    }

    /** {@return why the call failed; null if it succeeded} */
    public @Nullable FeedpinException failure() {
        return failure;
    }

    /** Returns a text without user ids. */
    @Override
    public String toString() {
        return "CallResult[users=" + users + ", retry=" + retry + ", logId=" + logId + ", failure=" + failure + "]";
    }
}
