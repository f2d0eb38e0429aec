package io.github.feedpin.internal.run;

import static io.github.feedpin.internal.run.FailureDecision.BISECT;
import static io.github.feedpin.internal.run.FailureDecision.COMPLETE;
import static io.github.feedpin.internal.run.FailureDecision.RESEND_NOW;
import static io.github.feedpin.internal.run.FailureDecision.RETRY_AFTER_BACKOFF;
import static io.github.feedpin.internal.run.FailureDecision.RETRY_ON_PROBE;
import static io.github.feedpin.internal.run.FailureDecision.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.run.RunHealth.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision for each failure, in each state of the call and of the run. */
class FailureDecisionTest {

    private static final Duration TOO_LONG = Duration.ofSeconds(121);

    private static final Attempt FIRST = Attempt.FIRST;
    private static final Attempt TOKEN_REPLACED = new Attempt(0, 0, true, true, false);
    private static final Attempt LIMITED_18_TIMES = new Attempt(0, 18, false, true, false);
    private static final Attempt LIMITED_19_TIMES = new Attempt(0, 19, false, true, false);

    private static final Snapshot FRESH = new Snapshot(false, false, false, false, true, true);
    private static final Snapshot WORKING = new Snapshot(true, false, false, false, true, true);
    private static final Snapshot FRESH_WITHOUT_RETRIES = new Snapshot(false, false, false, false, true, false);
    private static final Snapshot WORKING_WITHOUT_RETRIES = new Snapshot(true, false, false, false, true, false);
    private static final Snapshot CIRCUIT_OPEN = new Snapshot(true, false, true, false, false, true);
    private static final Snapshot OPEN_WITHOUT_RETRIES = new Snapshot(true, false, true, false, true, false);
    private static final Snapshot CIRCUIT_EXHAUSTED = new Snapshot(true, false, true, true, false, true);
    private static final Snapshot LIMIT_EXHAUSTED = new Snapshot(true, true, false, false, false, false);

    private static FeedpinException platform(int status, @Nullable Integer code, @Nullable Duration retryAfter) {
        return PlatformException.of(new PlatformError("PATCH /call", status, code, "scripted", null), retryAfter);
    }

    private static final FeedpinException UNAVAILABLE = platform(503, null, null);
    private static final FeedpinException INVALID_RESPONSE = platform(302, null, null);
    private static final FeedpinException NO_RESPONSE = new NoResponseException("no response", null);
    private static final FeedpinException UNREACHABLE = new UnreachableException("unreachable", null);
    private static final FeedpinException NO_TOKEN = new TokenUnavailableException(UNREACHABLE);
    private static final FeedpinException RATE_LIMITED = platform(429, 99991400, Duration.ofSeconds(120));
    private static final FeedpinException TOKEN = platform(400, 99991663, null);
    private static final FeedpinException REQUEST = platform(400, 230001, null);
    private static final FeedpinException APP = platform(400, 99991672, null);
    private static final FeedpinException PAUSED_BRIEFLY = new PausedException(Instant.EPOCH, Duration.ofSeconds(1));

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments(UNAVAILABLE, 50, FIRST, FRESH, RETRY_AFTER_BACKOFF),
                arguments(UNAVAILABLE, 50, FIRST, WORKING, RETRY_AFTER_BACKOFF),
                arguments(UNAVAILABLE, 50, FIRST, FRESH_WITHOUT_RETRIES, STOP),
                arguments(UNAVAILABLE, 50, FIRST, WORKING_WITHOUT_RETRIES, COMPLETE),
                arguments(UNAVAILABLE, 50, FIRST, CIRCUIT_OPEN, RETRY_ON_PROBE),
                arguments(UNAVAILABLE, 50, FIRST, OPEN_WITHOUT_RETRIES, COMPLETE),
                arguments(UNAVAILABLE, 50, FIRST, CIRCUIT_EXHAUSTED, STOP),
                arguments(INVALID_RESPONSE, 50, FIRST, WORKING, RETRY_AFTER_BACKOFF),
                arguments(NO_RESPONSE, 50, FIRST, WORKING, RETRY_AFTER_BACKOFF),
                arguments(UNREACHABLE, 50, FIRST, CIRCUIT_OPEN, RETRY_ON_PROBE),
                arguments(NO_TOKEN, 0, FIRST, CIRCUIT_OPEN, RETRY_ON_PROBE),
                arguments(NO_TOKEN, 0, FIRST, CIRCUIT_EXHAUSTED, STOP),
                arguments(PAUSED_BRIEFLY, 0, FIRST, WORKING, RETRY_AFTER_BACKOFF),
                arguments(RATE_LIMITED, 50, FIRST, FRESH, RESEND_NOW),
                arguments(RATE_LIMITED, 50, LIMITED_18_TIMES, WORKING, RESEND_NOW),
                arguments(RATE_LIMITED, 50, LIMITED_19_TIMES, WORKING, COMPLETE),
                arguments(RATE_LIMITED, 50, LIMITED_19_TIMES, FRESH, STOP),
                arguments(RATE_LIMITED, 50, FIRST, LIMIT_EXHAUSTED, STOP),
                arguments(TOKEN, 50, FIRST, WORKING, RESEND_NOW),
                arguments(TOKEN, 50, TOKEN_REPLACED, WORKING, STOP),
                arguments(REQUEST, 50, FIRST, WORKING, BISECT),
                arguments(REQUEST, 2, FIRST, FRESH, BISECT),
                arguments(REQUEST, 1, FIRST, FRESH, COMPLETE),
                arguments(APP, 50, FIRST, WORKING, STOP),
                arguments(APP, 1, FIRST, FRESH, STOP),
                arguments(new QueueFullException(1), 1, FIRST, WORKING, STOP),
                arguments(platform(503, null, TOO_LONG), 50, FIRST, WORKING, STOP),
                arguments(platform(429, 99991400, TOO_LONG), 50, FIRST, WORKING, STOP),
                arguments(new PausedException(Instant.EPOCH, TOO_LONG), 50, FIRST, WORKING, STOP));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void decisionFollowsFromFailureAttemptAndHealth(
            FeedpinException failure, int users, Attempt attempt, Snapshot health, FailureDecision decision) {
        assertThat(FailureDecision.of(failure, users, attempt, health)).isEqualTo(decision);
    }

    static Stream<Arguments> attempts() {
        Attempt later = new Attempt(2, 3, false, true, true);
        return Stream.of(
                arguments(later, UNAVAILABLE, true, new Attempt(3, 0, false, false, true)),
                arguments(FIRST, NO_RESPONSE, true, new Attempt(1, 0, false, false, true)),
                arguments(FIRST, UNREACHABLE, true, new Attempt(1, 0, false, false, false)),
                arguments(FIRST, NO_TOKEN, false, new Attempt(0, 0, false, false, false)),
                arguments(later, RATE_LIMITED, false, new Attempt(2, 4, false, true, false)),
                arguments(later, TOKEN, false, new Attempt(2, 0, true, true, false)));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void nextAttemptFollowsFromFailure(Attempt attempt, FeedpinException failure, boolean counted, Attempt next) {
        assertThat(attempt.next(failure, counted)).isEqualTo(next);
    }
}
