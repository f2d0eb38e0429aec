package io.github.feedpin.observation;

import io.github.feedpin.model.PinAction;
import io.micrometer.common.docs.KeyName;

/** Keys of the observations and meters. */
public enum FeedpinKey implements KeyName {
    /** Low cardinality: the name of the client. */
    CLIENT("client"),

    /** Low cardinality: {@code pin} or {@code unpin}. */
    ACTION("action"),

    /** Low cardinality: {@code bot_chat} or {@code group_chat}. */
    FEED_CARD("feed.card"),

    /** Low cardinality: the path of the endpoint; that of a group chat contains {@code {feed_card_id}}, not the id. */
    URI("uri"),

    /**
     * Low cardinality: the result. Of a run: {@code completed}; otherwise what stopped it, as
     * {@link io.github.feedpin.model.NotSentReason} in lower case, or {@code failed}. Of a single request:
     * {@code applied}, {@code rejected}, {@code not_sent}, {@code unknown} or {@code failed}. Of a call and a token
     * fetch: {@code success}, or the type of the failure, for instance {@code rate_limited}, or {@code failed}. Of all:
     * {@code cancelled}; {@code none} until it has ended.
     */
    RESULT("result"),

    /** Low cardinality: the HTTP status; {@code none} without a response. */
    STATUS("status"),

    /** High cardinality: the number of users. */
    USERS("users"),

    /** High cardinality: the platform's code; {@code none} without one. */
    CODE("code"),

    /** High cardinality: the platform's id of the call, which Feishu support asks for; {@code none} without one. */
    LOG_ID("log.id");

    private final String key;

    FeedpinKey(String key) {
        this.key = key;
    }

    /** Returns the value of {@link #ACTION}. */
    static String action(PinAction action) {
        return action == PinAction.PIN ? "pin" : "unpin";
    }

    @Override
    public String asString() {
        return key;
    }
}
