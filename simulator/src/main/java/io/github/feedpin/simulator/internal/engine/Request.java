package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that arrives at an endpoint. */
public sealed interface Request
        permits PinCall, TokenRequest, StoreAppTokenRequest, StoreTenantTokenRequest, ResendTicketRequest {

    Endpoint endpoint();

    /** Returns the tenant of a store app that the request is for; null if there is none, or it is unknown. */
    default @Nullable TenantKey tenantKey(Rules rules, long now) {
        return null;
    }

    /** Returns what is pinned or unpinned; null for a request that is not a call, or names no valid card. */
    default @Nullable FeedCard card() {
        return null;
    }

    /** Returns the requested action; null for a request that is not a call or cannot be read. */
    default @Nullable PinAction action() {
        return null;
    }

    /** The type of the ids; null where there are none, or they cannot be read. */
    default @Nullable UserIdType userIdType() {
        return null;
    }

    default List<String> userIds() {
        return List.of();
    }

    /** Counts the request in the limit and returns null, or returns why the gateway does not admit it. */
    default @Nullable Rejection admit(Rules rules, long now) {
        return null;
    }

    /** Revokes the tokens of the app in the tenant that the request is for. */
    default void revokeTokens(Rules rules, long now) {}

    /** Lets the platform act on the request, once admitted, and returns its response. */
    WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId);

    /** Removes what must not be shown from a text that was received. */
    String redact(String text);
}
