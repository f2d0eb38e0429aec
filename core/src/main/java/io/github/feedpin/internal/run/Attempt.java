package io.github.feedpin.internal.run;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;

/**
 * One attempt to send a call, and the results of earlier attempts.
 *
 * @param failures how many attempts failed transiently and were counted
 * @param rateLimitRejections how many attempts in a row were rejected for the rate limit
 * @param tokenReplaced whether the token was replaced already
 * @param immediate whether it is sent without a backoff, and goes to the head of the queue for permits
 * @param retry whether it repeats a call that was sent and failed transiently
 */
record Attempt(int failures, int rateLimitRejections, boolean tokenReplaced, boolean immediate, boolean retry) {

    static final Attempt FIRST = new Attempt(0, 0, false, false, false);

    /** Returns the attempt that follows this one after {@code failure}. */
    Attempt next(FeedpinException failure, boolean counted) {
        if (FailureDecision.isTransient(failure)) {
            return new Attempt(
                    counted ? failures + 1 : failures, 0, tokenReplaced, false, retry || mayHaveBeenSent(failure));
        }
        return failure.scope() == FailureScope.RATE_LIMIT
                ? new Attempt(failures, rateLimitRejections + 1, tokenReplaced, true, false)
                : new Attempt(failures, 0, true, true, false);
    }

    /** Returns whether a call that failed like this may have been sent. */
    static boolean mayHaveBeenSent(FeedpinException failure) {
        return !(failure instanceof UnreachableException
                || failure instanceof PinStoreException
                || failure instanceof TokenUnavailableException
                || failure instanceof TicketPendingException
                || failure instanceof QuotaUnavailableException);
    }
}
