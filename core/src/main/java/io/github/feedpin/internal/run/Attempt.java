package io.github.feedpin.internal.run;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;

/**
 * One attempt to send a call, and the results of earlier attempts.
 *
 * @param failures how many attempts failed transiently and were counted
 * @param rateLimits how many attempts in a row were rejected for the rate limit
 * @param tokenReplaced whether the token was replaced already
 * @param atHead whether it goes to the head of the queue for permits
 * @param retry whether it repeats a call that was sent and failed transiently
 */
record Attempt(int failures, int rateLimits, boolean tokenReplaced, boolean atHead, boolean retry) {

    static final Attempt FIRST = new Attempt(0, 0, false, false, false);

    /** Returns the attempt that follows this one after {@code failure}. */
    Attempt next(FeedpinException failure, boolean counted) {
        if (FailureDecision.isTransient(failure)) {
            return new Attempt(counted ? failures + 1 : failures, 0, tokenReplaced, false, retry || wasSent(failure));
        }
        return failure.scope() == FailureScope.RATE_LIMIT
                ? new Attempt(failures, rateLimits + 1, tokenReplaced, true, false)
                : new Attempt(failures, 0, true, true, false);
    }

    /** Returns whether a call that failed like this may have been sent. */
    static boolean wasSent(FeedpinException failure) {
        return !(failure instanceof UnreachableException
                || failure instanceof TokenUnavailableException
                || failure instanceof QuotaUnavailableException);
    }
}
