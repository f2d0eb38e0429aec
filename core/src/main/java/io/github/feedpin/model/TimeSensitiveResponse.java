package io.github.feedpin.model;

import io.github.feedpin.error.LogText;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A successful response of the platform. Success does not mean that everybody is pinned: whoever stands among the
 * {@code failedUsers} is not.
 *
 * @param failedUsers the platform's {@code failed_user_reasons}, in its order; empty when nobody failed
 * @param logId the platform's id for this call, which its support asks for; null when it gave none
 */
public record TimeSensitiveResponse(
        List<FailedUser> failedUsers, @Nullable String logId) implements Serializable {

    /** Copies the list. */
    public TimeSensitiveResponse {
        failedUsers = List.copyOf(failedUsers);
        logId = LogText.orNull(logId);
    }
}
