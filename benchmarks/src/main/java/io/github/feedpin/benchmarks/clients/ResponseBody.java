package io.github.feedpin.benchmarks.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Response body, for clients that map it with Jackson. */
record ResponseBody(int code, String msg, @Nullable Data data) {

    record Data(
            @JsonProperty("failed_user_reasons") @Nullable List<FailedUser> failedUserReasons) {}

    record FailedUser(
            @JsonProperty("user_id") String userId,
            @JsonProperty("error_code") int errorCode,
            @JsonProperty("error_message") String errorMessage) {}

    /** Returns this response if it reports success for every user, and throws an exception otherwise. */
    ResponseBody orThrow() {
        boolean complete = data == null || data.failedUserReasons == null || data.failedUserReasons.isEmpty();
        if (code != 0 || !complete) {
            throw new IllegalStateException("The call failed: " + this);
        }
        return this;
    }
}
