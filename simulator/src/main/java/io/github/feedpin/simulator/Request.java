package io.github.feedpin.simulator;

import io.github.feedpin.model.UserIdType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What arrives at an endpoint; {@code T} is what it asks for. */
sealed interface Request<T> permits PinCall, TokenRequest {

    SimulatedEndpoint endpoint();

    /** False where it does not say, or cannot be read. */
    boolean timeSensitive();

    /** Null where there are no ids, or they cannot be read. */
    @Nullable
    UserIdType userIdType();

    List<String> userIds();

    /** Why the gateway does not let it in; null when it does, which then counts in the limit. */
    @Nullable
    Rejection rejectedAtTheGate(Rules rules, long now);

    /** Once it is let in: what the platform does about it, and responses. */
    Reply<T> handledBy(Rules rules, BehaviorOverride whim, long now, String logId);

    /** A text that came back, without what must not show in one. */
    String redact(String text);
}
