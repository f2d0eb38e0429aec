package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as it arrives, not yet validated.
 *
 * @param endpoint the endpoint, for the bot's chat or for group chats
 * @param card what is pinned or unpinned; null if the path names no valid card
 * @param token the value sent as a token; null if there is none
 * @param action the requested action; null if the call could not be read
 * @param userIdType the type of the ids; null if the call could not be read
 * @param userIds the ids, any number of them
 * @param unreadable why the call could not be read, which the platform reports only after it has checked token and
 *     limit; null if it could
 */
public record PinCall(
        Endpoint endpoint,
        @Nullable FeedCard card,
        @Nullable String token,
        @Nullable PinAction action,
        @Nullable UserIdType userIdType,
        List<String> userIds,
        @Nullable Rejection unreadable)
        implements Request {

    public static PinCall of(FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        Endpoint endpoint =
                card.type() == FeedCardType.BOT_CHAT ? Endpoint.SET_TIME_SENSITIVE : Endpoint.SET_CHAT_TIME_SENSITIVE;
        return new PinCall(
                endpoint, card, token.value(), request.action(), request.userIdType(), request.userIds(), null);
    }

    /** Returns the same call, which cannot be read for this reason. */
    public PinCall asUnreadable(Rejection why) {
        return new PinCall(endpoint, card, token, null, null, List.of(), why);
    }

    @Override
    public @Nullable TenantKey tenantKey(Rules rules, long now) {
        @Nullable Tenant tenant = rules.tenantOf(this, now);
        return tenant == null ? null : tenant.key();
    }

    @Override
    public @Nullable Rejection admit(Rules rules, long now) {
        return rules.admit(this, now);
    }

    @Override
    public WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId) {
        return rules.setTimeSensitive(this, behavior, now, logId);
    }

    @Override
    public void revokeTokens(Rules rules, long now) {
        @Nullable Tenant tenant = rules.tenantOf(this, now);
        rules.revokeTokens(tenant == null ? rules.selfBuiltTenant() : tenant);
    }

    /** Removes the token, and shortens the ids. */
    @Override
    public String redact(String text) {
        String withoutToken = token == null || token.isEmpty() ? text : text.replace(token, "***");
        return UserIds.mask(withoutToken, userIds);
    }

    /** Returns what is wrong with the form of the call; null if nothing is. */
    @Nullable
    Rejection problem() {
        if (unreadable != null) {
            return unreadable;
        }
        if (userIds.isEmpty() || userIds.size() > TimeSensitiveRequest.MAX_USERS) {
            return Rejection.fieldInvalid(
                    "user_ids", userIds.size() + " ids", "the length must be 1 to " + TimeSensitiveRequest.MAX_USERS);
        }
        boolean allCanBeIds = userIds.stream().allMatch(id -> UserIds.problem(id) == null);
        return allCanBeIds ? null : Rejection.PARAM_INVALID;
    }

    /** Shows neither the token nor an id. */
    @Override
    public String toString() {
        return "PinCall[" + card + ", action=" + action + ", userIdType=" + userIdType + ", " + userIds.size()
                + " users]";
    }
}
