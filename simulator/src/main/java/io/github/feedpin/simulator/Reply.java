package io.github.feedpin.simulator;

import io.github.feedpin.platform.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the engine answers.
 *
 * @param answer the same as the port tells it
 * @param logId the platform's id of the call
 * @param refusal why it is no success; null when it is one
 */
record Reply<T>(Answer<T> answer, String logId, @Nullable Refusal refusal) {

    static <T> Reply<T> success(T data, String message, String logId) {
        return new Reply<>(new Answer<>(200, 0, message, data, logId, null), logId, null);
    }

    static <T> Reply<T> refused(Refusal refusal, String logId) {
        @Nullable
        Duration retryAfter =
                refusal.exhausted() == null ? null : refusal.exhausted().reset();
        Answer<T> answer = new Answer<>(
                refusal.status(), refusal.code(), refusal.message(), null, logId, retryAfter, refusal.details());
        return new Reply<>(answer, logId, refusal);
    }

    int status() {
        return answer.status();
    }

    int code() {
        return refusal == null ? 0 : refusal.code();
    }
}
