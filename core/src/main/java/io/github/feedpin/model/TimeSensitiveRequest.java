package io.github.feedpin.model;

import java.util.List;
import java.util.Objects;

/**
 * One call, as the platform documents it: set the time-sensitive flag for 1 to {@value #MAX_USERS} users.
 *
 * @param action whether the chat is pinned or unpinned
 * @param userIdType the type that all the ids are of
 * @param userIds the ids, copied; 1 to {@value #MAX_USERS}, each {@linkplain UserIds#problem valid}; as text, this list
 *     counts them and names none
 * @see <a href="https://open.feishu.cn/document/im-v2/groups-bots/bot_time_sentive">the endpoint's page</a>
 */
public record TimeSensitiveRequest(PinAction action, UserIdType userIdType, List<String> userIds) {

    /** The most users the platform takes in one call. */
    public static final int MAX_USERS = 50;

    /** @throws IllegalArgumentException when there are no ids, too many, or one that cannot be an id */
    public TimeSensitiveRequest {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(userIdType, "userIdType");
        userIds = new UserIdList(userIds);
        if (userIds.isEmpty() || userIds.size() > MAX_USERS) {
            throw new IllegalArgumentException(
                    "A call takes 1 to " + MAX_USERS + " user ids, but there are " + userIds.size());
        }
    }

    /** Pins the chat for these users. */
    public static TimeSensitiveRequest pin(UserIdType userIdType, List<String> userIds) {
        return new TimeSensitiveRequest(PinAction.PIN, userIdType, userIds);
    }

    /** Unpins the chat for these users. */
    public static TimeSensitiveRequest unpin(UserIdType userIdType, List<String> userIds) {
        return new TimeSensitiveRequest(PinAction.UNPIN, userIdType, userIds);
    }

    /** Counts the users, and names none. */
    @Override
    public String toString() {
        return "TimeSensitiveRequest[action=" + action + ", userIdType=" + userIdType + ", " + userIds.size()
                + " users]";
    }
}
