package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.internal.call.OutcomeMapper;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reason why a run sends no further call.
 *
 * @param reason the reason of the outcome of users that were not sent
 * @param message the message of that outcome
 * @param cause the failure behind it; null if there is none
 */
public record StopReason(
        NotSentReason reason, String message, @Nullable FeedpinException cause) {

    /** Returns the reason to stop because of {@code failure}, which may ask for a longer pause than a run waits for. */
    static StopReason of(FeedpinException failure, TimeSource time) {
        Duration wait = failure.retryAfter().orElse(Duration.ZERO);
        return WaitLimits.isExceededBy(wait)
                ? pausedUntil(time.instantAfter(WaitLimits.bounded(wait)), failure)
                : new StopReason(OutcomeMapper.reasonFor(failure), failure.getMessage(), failure);
    }

    private static StopReason pausedUntil(Instant instant, FeedpinException failure) {
        boolean namesInstant = failure instanceof PausedException || failure.getCause() instanceof PausedException;
        String message = namesInstant
                ? failure.getMessage()
                : "Not sent: the platform asked for no calls before " + instant + " (" + failure.getMessage() + ")";
        return new StopReason(NotSentReason.RATE_LIMITED, message, failure);
    }

    /** Returns the failure of a call to {@code endpoint} that is abandoned for this reason. */
    NoResponseException abandonedCall(PlatformEndpoint endpoint) {
        return new NoResponseException(endpoint + " was abandoned before its response came: " + message, cause);
    }

    /**
     * Returns the outcomes of users whose call is not sent for this reason.
     *
     * @param lastAmbiguousFailure why an earlier attempt may have reached the platform; null if none has
     */
    List<UserOutcome> outcomes(List<String> userIds, @Nullable FeedpinException lastAmbiguousFailure) {
        return userIds.stream()
                .<UserOutcome>map(
                        id -> lastAmbiguousFailure == null ? notSent(id) : new Unknown(id, lastAmbiguousFailure))
                .toList();
    }

    /** Returns the outcome of a user that is not sent for this reason. */
    public NotSent notSent(String userId) {
        return new NotSent(userId, reason, message, cause);
    }
}
