package io.github.feedpin.cli.scope;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a run pins which chat.
 *
 * @param tenantKey the tenant of a store app; null for a self-built app
 * @param chatId the group chat; null for the bot's chat
 */
public record RunScope(
        @Nullable TenantKey tenantKey, @Nullable String chatId) {

    /** The bot's chat of a self-built app. */
    public static final RunScope BOT_CHAT = new RunScope(null, null);

    /** @throws IllegalArgumentException if the chat id is not that of a group chat */
    public RunScope {
        if (chatId != null) {
            FeedCard.groupChat(chatId);
        }
    }

    /**
     * Returns a recorded scope.
     *
     * @throws IllegalArgumentException if the tenant key or the chat id is invalid
     */
    public static RunScope of(@Nullable String tenantKey, @Nullable String chatId) {
        return new RunScope(tenantKey == null ? null : new TenantKey(tenantKey), chatId);
    }

    /** Returns the tenant as part of a sentence. */
    String tenantText() {
        return tenantKey == null ? "a self-built app" : "the tenant " + tenantKey;
    }

    /** Returns the chat as part of a sentence. */
    String chatText() {
        return chatId == null ? "the bot's chat" : "the group chat " + chatId;
    }
}
