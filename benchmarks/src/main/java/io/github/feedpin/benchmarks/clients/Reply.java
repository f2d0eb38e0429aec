package io.github.feedpin.benchmarks.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The response to a call, for clients that map it. */
record Reply(int code, String msg, @Nullable Data data) {

    record Data(
            @JsonProperty("failed_user_reasons") @Nullable List<FailedUser> failedUserReasons) {}

    record FailedUser(
            @JsonProperty("user_id") String userId,
            @JsonProperty("error_code") int errorCode,
            @JsonProperty("error_message") String errorMessage) {}

    /** This, when it says that everybody was pinned. */
    Reply orThrow() {
        boolean everybody = data == null || data.failedUserReasons == null || data.failedUserReasons.isEmpty();
        if (code != 0 || !everybody) {
            throw new IllegalStateException("Not everybody was pinned: " + this);
        }
        return this;
    }
}
