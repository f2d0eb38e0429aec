package io.github.feedpin.spring.boot.health;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;

/** Describes failures as Spring Boot does, but with messages that are safe to show. */
final class SafeHealth {

    private SafeHealth() {}

    static Health.Builder down(Throwable failure) {
        String error = failure.getClass().getName() + ": " + failure.getMessage();
        return Health.down(failure).withDetail("error", LogText.message(error));
    }

    /** Adds the log id of the response that the failure describes, if there is one. */
    static Health.Builder withLogId(Throwable failure, Health.Builder health) {
        @Nullable
        String logId = failure instanceof FeedpinException known
                ? known.platformError().map(PlatformError::logId).orElse(null)
                : null;
        return logId == null ? health : health.withDetail("lastLogId", logId);
    }
}
