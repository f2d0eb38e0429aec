package io.github.feedpin.internal.retry;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.PlatformError;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State of a breaker; immutable.
 *
 * @param rejection null while the app is accepted
 * @param tokenRejected whether a token was rejected, and no request has succeeded since
 * @param rejections the number of rejections in a row for the same reason
 * @param until when the next request may probe, in nanoseconds of the monotonic clock
 * @param probing whether a probe is in flight, which excludes others until {@code until}
 */
record RejectionState(
        @Nullable AppRejectedException rejection, boolean tokenRejected, int rejections, long until, boolean probing) {

    static RejectionState accepted() {
        return new RejectionState(null, false, 0, 0, false);
    }

    RejectionState probe(long lastInstant) {
        return new RejectionState(rejection, tokenRejected, rejections, lastInstant, true);
    }

    RejectionState probeOver(long now, boolean withRejectedToken) {
        return new RejectionState(rejection, withRejectedToken, rejections, now, false);
    }

    boolean isFor(PlatformError error) {
        return rejection != null
                && Objects.equals(rejection.platformError().orElseThrow().code(), error.code());
    }

    AppRejectedException remembered(long now) {
        return Objects.requireNonNull(rejection)
                .withRetryAfter(probing ? null : Duration.ofNanos(Math.max(0, until - now)));
    }
}
