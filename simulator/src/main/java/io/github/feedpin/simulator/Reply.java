package io.github.feedpin.simulator;

import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the engine responses.
 *
 * @param response the same as the port tells it
 * @param logId the platform's id of the call
 * @param rejection why it is no success; null when it is one
 */
record Reply<T>(
        PlatformResponse<T> response,
        String logId,
        @Nullable Rejection rejection) {

    static <T> Reply<T> success(T data, String message, String logId) {
        return new Reply<>(new PlatformResponse<>(200, 0, message, data, logId, null), logId, null);
    }

    static <T> Reply<T> rejected(Rejection rejection, String logId) {
        @Nullable
        Duration retryAfter =
                rejection.exhausted() == null ? null : rejection.exhausted().reset();
        PlatformResponse<T> response = new PlatformResponse<>(
                rejection.status(),
                rejection.code(),
                rejection.message(),
                null,
                logId,
                retryAfter,
                rejection.details());
        return new Reply<>(response, logId, rejection);
    }

    int status() {
        return response.status();
    }

    int code() {
        return rejection == null ? 0 : rejection.code();
    }
}
