package io.github.feedpin.platform;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;

/** The endpoints of the platform, each with its method and path below the base URL. */
public enum PlatformEndpoint {
    /** Sets or clears the flag of the bot's chat; the path is misspelled by the platform. */
    SET_TIME_SENSITIVE("PATCH", "/open-apis/im/v2/feed_cards/bot_time_sentive"),
    /** Sets or clears the flag of a group chat. */
    SET_CHAT_TIME_SENSITIVE("PATCH", "/open-apis/im/v2/feed_cards/{feed_card_id}"),
    /** The tenant access token of a self-built app. */
    TENANT_ACCESS_TOKEN("POST", "/open-apis/auth/v3/tenant_access_token/internal"),
    /** The app access token of a store app. */
    STORE_APP_ACCESS_TOKEN("POST", "/open-apis/auth/v3/app_access_token"),
    /** The access token of a store app for one tenant. */
    STORE_TENANT_ACCESS_TOKEN("POST", "/open-apis/auth/v3/tenant_access_token"),
    /** Asks the platform to push an app ticket. */
    RESEND_APP_TICKET("POST", "/open-apis/auth/v3/app_ticket/resend");

    private final String method;
    private final String path;

    PlatformEndpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /**
     * {@return the endpoint that sets or clears the flag of a feed card}
     *
     * @param card determines the endpoint by its type
     */
    public static PlatformEndpoint of(FeedCard card) {
        return of(card.type());
    }

    /**
     * {@return the endpoint that sets or clears the flag of feed cards of one type}
     *
     * @param type there is one endpoint for the bot's chat, and one for all group chats
     */
    public static PlatformEndpoint of(FeedCardType type) {
        return type == FeedCardType.BOT_CHAT ? SET_TIME_SENSITIVE : SET_CHAT_TIME_SENSITIVE;
    }

    /** {@return the HTTP method, in upper case} */
    public String method() {
        return method;
    }

    /** {@return the path, which starts with a slash; the variable of a group chat is in braces} */
    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
