package io.github.feedpin.internal.run;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run sends nothing more.
 *
 * @param reason what the users who were not sent end with
 * @param message the same in words
 * @param cause the failure behind it; null when there is none
 */
public record StopReason(
        NotSentReason reason, String message, @Nullable FeedpinException cause) {

    static StopReason because(FeedpinException failure) {
        return new StopReason(OutcomeMapper.reasonFor(failure), failure.getMessage(), failure);
    }

    /** Because the platform asks to wait for longer than a run does, until {@code instant}. */
    static StopReason until(Instant instant, FeedpinException failure) {
        boolean namesIt = failure instanceof PausedException || failure.getCause() instanceof PausedException;
        String message = namesIt
                ? failure.getMessage()
                : "Not sent: the platform asked for no calls before " + instant + " (" + failure.getMessage() + ")";
        return new StopReason(NotSentReason.RATE_LIMITED, message, failure);
    }

    /** What a call ends with that is in flight when nothing is waited for any more. */
    NoResponseException noResponse() {
        return new NoResponseException(
                SET_TIME_SENSITIVE + " was abandoned before its response came: " + message, cause);
    }

    /**
     * What users end with whose call it has prevented.
     *
     * @param earlier why an earlier attempt may have reached the platform; null when none has
     */
    List<UserOutcome> outcomes(List<String> userIds, @Nullable FeedpinException earlier) {
        return userIds.stream()
                .<UserOutcome>map(id -> earlier == null ? notSent(id) : new Unknown(id, earlier))
                .toList();
    }

    public NotSent notSent(String userId) {
        return new NotSent(userId, reason, message, cause);
    }
}
