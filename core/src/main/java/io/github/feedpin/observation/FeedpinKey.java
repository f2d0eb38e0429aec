package io.github.feedpin.observation;

import io.github.feedpin.model.PinAction;
import io.micrometer.common.docs.KeyName;

/** The keys of the observations and of the meters. */
public enum FeedpinKey implements KeyName {
    /** Of few values: the name of the client. */
    CLIENT("client"),

    /** Of few values: {@code pin} or {@code unpin}. */
    ACTION("action"),

    /**
     * Of few values: how it ended. A run: {@code completed}; else what stopped it, as
     * {@link io.github.feedpin.model.NotSentReason} in lower case, or {@code failed}. A single: {@code applied},
     * {@code rejected}, {@code not_sent}, {@code unknown} or {@code failed}. A call and a fetch: {@code success}, or
     * the type of the failure, for instance {@code rate_limited}, or {@code failed}. All: {@code cancelled};
     * {@code none} as long as it has not ended.
     */
    RESULT("result"),

    /** Of few values: the HTTP status; {@code none} without a response. */
    STATUS("status"),

    /** Of many values: how many users there were. */
    USERS("users"),

    /** Of many values: the platform's code; {@code none} without one. */
    CODE("code"),

    /** Of many values: the platform's id of the call, which its support asks for; {@code none} without one. */
    LOG_ID("log.id");

    private final String key;

    FeedpinKey(String key) {
        this.key = key;
    }

    /** The value of {@link #ACTION}. */
    static String action(PinAction action) {
        return action == PinAction.PIN ? "pin" : "unpin";
    }

    @Override
    public String asString() {
        return key;
    }
}
