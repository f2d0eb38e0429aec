package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that arrives at an endpoint. */
public sealed interface Request permits PinCall, TokenRequest {

    Endpoint endpoint();

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

    /** Lets the platform act on the request, once admitted, and returns its response. */
    WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId);

    /** Removes what must not be shown from a text that was received. */
    String redact(String text);
}
