package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call as it arrives, before anybody has judged it.
 *
 * @param token what stands for a token; null when there is none
 * @param timeSensitive the flag that is asked for
 * @param userIdType the type of the ids; null when the call could not be read
 * @param userIds the ids, any number of them
 * @param unreadable why the call could not be read, which the platform says only once token and limit have been looked
 *     at; null when it could
 */
record PinCall(
        @Nullable String token,
        boolean timeSensitive,
        @Nullable UserIdType userIdType,
        List<String> userIds,
        @Nullable Rejection unreadable)
        implements Request<List<FailedUser>> {

    static PinCall of(TimeSensitiveRequest request, AccessToken token) {
        return new PinCall(
                token.value(), request.action() == PinAction.PIN, request.userIdType(), request.userIds(), null);
    }

    static PinCall unreadable(@Nullable String token, Rejection why) {
        return new PinCall(token, false, null, List.of(), why);
    }

    @Override
    public SimulatedEndpoint endpoint() {
        return SimulatedEndpoint.SET_TIME_SENSITIVE;
    }

    @Override
    public @Nullable Rejection rejectedAtTheGate(Rules rules, long now) {
        return rules.rejectionAtTheGate(this, now);
    }

    @Override
    public Reply<List<FailedUser>> handledBy(Rules rules, BehaviorOverride whim, long now, String logId) {
        return rules.setTimeSensitive(this, whim, logId);
    }

    /** Without the token, and with the ids shortened. */
    @Override
    public String redact(String text) {
        String withoutToken = token == null || token.isEmpty() ? text : text.replace(token, "***");
        return UserIds.mask(withoutToken, userIds);
    }

    /** What is wrong with its form; null when nothing is. */
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

    /** Neither the token, nor anybody's id. */
    @Override
    public String toString() {
        return "PinCall[timeSensitive=" + timeSensitive + ", userIdType=" + userIdType + ", " + userIds.size()
                + " users]";
    }
}
