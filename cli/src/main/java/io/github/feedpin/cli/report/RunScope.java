package io.github.feedpin.cli.report;

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
}
