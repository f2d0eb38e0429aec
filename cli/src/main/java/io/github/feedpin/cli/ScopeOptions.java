package io.github.feedpin.cli;

import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the tenant of a store app and for a group chat. */
final class ScopeOptions {

    @Option(
            names = "--tenant-key",
            paramLabel = "KEY",
            description = "The tenant of a store app; its app ticket is read from FEEDPIN_APP_TICKET.")
    private @Nullable String tenantKey;

    @Option(
            names = "--chat",
            paramLabel = "ID",
            description = "A group chat (oc_...) to pin for its members, instead of the bot's chat.")
    private @Nullable String chatId;

    /** @throws UsageException if an option is invalid, or the platform does not allow it for these ids */
    RunScope scope(UserIdType userIdType) {
        if (tenantKey != null && userIdType == UserIdType.USER_ID) {
            throw new UsageException("--user-id-type user_id cannot be combined with --tenant-key, since the platform"
                    + " does not allow it for store apps; use open_id or union_id");
        }
        return scope(RunScope.BOT_CHAT);
    }

    /**
     * Returns the scope of a recorded run, changed to the options that are given.
     *
     * @throws UsageException if an option is invalid
     */
    RunScope scope(RunScope recorded) {
        return new RunScope(
                tenantKey == null ? recorded.tenantKey() : tenant(tenantKey),
                chatId == null ? recorded.chatId() : groupChat(chatId));
    }

    private static TenantKey tenant(String key) {
        try {
            return new TenantKey(key);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--tenant-key is invalid: " + e.getMessage());
        }
    }

    private static String groupChat(String chatId) {
        try {
            return FeedCard.groupChat(chatId).id();
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--chat is not the id of a group chat: " + e.getMessage() + "; omit it to pin the bot's chat");
        }
    }
}
