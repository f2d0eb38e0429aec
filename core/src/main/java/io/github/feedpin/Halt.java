package io.github.feedpin;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome.NotSent;
import org.jspecify.annotations.Nullable;

/**
 * Why a run sends nothing more.
 *
 * @param reason what the users who were not sent end with
 * @param message the same in words
 * @param cause the failure behind it; null when there is none
 */
record Halt(NotSentReason reason, String message, @Nullable FeedpinException cause) {

    static Halt because(FeedpinException failure) {
        return new Halt(Outcomes.reasonFor(failure), failure.getMessage(), failure);
    }

    /** What a call ends with that is in flight when nothing is waited for any more. */
    NoAnswerException noAnswer() {
        return new NoAnswerException(SET_TIME_SENSITIVE + " was abandoned before its answer came: " + message, cause);
    }

    NotSent notSent(String userId) {
        return new NotSent(userId, reason, message, cause);
    }
}
