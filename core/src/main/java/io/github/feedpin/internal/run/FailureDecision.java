package io.github.feedpin.internal.run;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.internal.retry.WaitLimits;
import java.time.Duration;

/** Action after the failure of a call. */
enum FailureDecision {

    /** The failure is final for the users of the call. */
    COMPLETE,
    /** The call is sent again at once, at the head of the queue for permits. */
    RESEND_NOW,
    /** The call is sent again after a backoff. */
    RETRY_AFTER_BACKOFF,
    /** The call is sent again as a probe of the circuit breaker, or when the circuit is closed. */
    RETRY_ON_PROBE,
    /** The users are sent in two calls, to isolate the id that makes the call fail. */
    BISECT,
    /** The failure is final for the users of the call, and the run is stopped. */
    STOP;

    /** How often in a row the same call may be rejected for the rate limit. */
    private static final int MAX_RATE_LIMIT_REJECTIONS = 20;

    /**
     * Decides; free of side effects.
     *
     * @param users the number of users in the call; 0 if they are not chosen yet
     * @param attempt the attempt that failed
     * @param health the state of the run after the failure
     */
    static FailureDecision of(FeedpinException failure, int users, Attempt attempt, RunHealth.Snapshot health) {
        if (isPauseTooLong(failure) || failure instanceof TicketPendingException) {
            return STOP;
        }
        if (isTransient(failure)) {
            return ofTransient(health);
        }
        return switch (failure.scope()) {
            case RATE_LIMIT -> ofRateLimit(attempt, health);
            case TOKEN -> attempt.tokenReplaced() ? STOP : RESEND_NOW;
            case REQUEST -> users == 1 ? COMPLETE : BISECT;
            case APP, TENANT, FEED_CARD, CLIENT, TRANSIENT -> STOP;
        };
    }

    private static FailureDecision ofTransient(RunHealth.Snapshot health) {
        if (health.circuitExhausted()) {
            return STOP;
        }
        if (!health.retryGranted()) {
            return completeOrStop(health);
        }
        return health.circuitOpen() ? RETRY_ON_PROBE : RETRY_AFTER_BACKOFF;
    }

    private static FailureDecision ofRateLimit(Attempt attempt, RunHealth.Snapshot health) {
        if (health.rateLimitExhausted()) {
            return STOP;
        }
        return attempt.rateLimitRejections() + 1 < MAX_RATE_LIMIT_REJECTIONS ? RESEND_NOW : completeOrStop(health);
    }

    /** If no call has ever succeeded, the others are not worth sending. */
    private static FailureDecision completeOrStop(RunHealth.Snapshot health) {
        return health.anySuccess() ? COMPLETE : STOP;
    }

    /** Returns whether the failure may be resolved by a retry after a backoff. */
    static boolean isTransient(FeedpinException failure) {
        return !isPauseTooLong(failure)
                && (failure.scope() == FailureScope.TRANSIENT || failure instanceof PausedException);
    }

    private static boolean isPauseTooLong(FeedpinException failure) {
        return WaitLimits.isExceededBy(failure.retryAfter().orElse(Duration.ZERO));
    }
}
