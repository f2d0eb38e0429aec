package io.github.feedpin.pin;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What users are pinned for, and how their ids are to be read. A user that was pinned with ids of two types is recorded
 * twice.
 *
 * @param appId the id of the app
 * @param tenant the tenant of a store app; null for a self-built app
 * @param card the bot's chat, or a group chat
 * @param userIdType the type of the user ids
 */
public record PinTarget(String appId, @Nullable TenantKey tenant, FeedCard card, UserIdType userIdType) {

    /**
     * Creates a target.
     *
     * @param appId for instance {@code cli_a1b2c3}
     * @param tenant null for a self-built app
     * @param card the bot's chat, or a group chat
     * @param userIdType the type of the user ids
     */
    public PinTarget {
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(card, "card");
        Objects.requireNonNull(userIdType, "userIdType");
    }
}
