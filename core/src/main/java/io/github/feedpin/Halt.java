package io.github.feedpin;

import io.github.feedpin.error.FeedpinException;
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

    NotSent notSent(String userId) {
        return new NotSent(userId, reason, message, cause);
    }
}
