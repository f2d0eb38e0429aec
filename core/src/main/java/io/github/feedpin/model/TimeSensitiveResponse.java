package io.github.feedpin.model;

import io.github.feedpin.error.LogText;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Successful response of the platform. The change was not applied to the users in {@code failedUsers}.
 *
 * @param failedUsers the platform's {@code failed_user_reasons}, in its order; empty if no user failed
 * @param logId the platform's id of the call, which Feishu support asks for; null if there was none
 */
public record TimeSensitiveResponse(
        List<FailedUser> failedUsers, @Nullable String logId) implements Serializable {

    /**
     * Creates a response with a log id that is safe to log.
     *
     * @param failedUsers copied; empty if no user failed
     * @param logId the platform's id of the call; null if there was none
     */
    public TimeSensitiveResponse {
        failedUsers = List.copyOf(failedUsers);
        logId = LogText.orNull(logId);
    }
}
