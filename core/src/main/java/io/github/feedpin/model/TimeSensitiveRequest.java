package io.github.feedpin.model;

import java.util.List;
import java.util.Objects;

/**
 * Call as documented by the platform: sets the time-sensitive flag for 1 to {@value #MAX_USERS} users.
 *
 * @param action whether the chat is pinned or unpinned
 * @param userIdType the type of all ids
 * @param userIds the ids, copied; 1 to {@value #MAX_USERS}, each {@linkplain UserIds#problem valid}; the text of this
 *     list contains their number only
 * @see <a href="https://open.feishu.cn/document/im-v2/groups-bots/bot_time_sentive">the endpoint's page</a>
 */
public record TimeSensitiveRequest(PinAction action, UserIdType userIdType, List<String> userIds) {

    /** The maximum number of users in a call. */
    public static final int MAX_USERS = 50;

    /**
     * Creates a request; see {@link #pin} and {@link #unpin}.
     *
     * @param action whether the chat is pinned or unpinned
     * @param userIdType the type of all ids
     * @param userIds 1 to {@value #MAX_USERS} valid ids, copied
     * @throws IllegalArgumentException if there are no ids, too many, or an invalid one
     */
    public TimeSensitiveRequest {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(userIdType, "userIdType");
        userIds = new UserIdList(userIds);
        if (userIds.isEmpty() || userIds.size() > MAX_USERS) {
            throw new IllegalArgumentException(
                    "A call takes 1 to " + MAX_USERS + " user ids, but there are " + userIds.size());
        }
    }

    /**
     * Creates a request that pins the chat for these users.
     *
     * @param userIdType the type of all ids
     * @param userIds 1 to {@value #MAX_USERS} valid ids, copied
     * @return the request
     * @throws IllegalArgumentException if there are no ids, too many, or an invalid one
     */
    public static TimeSensitiveRequest pin(UserIdType userIdType, List<String> userIds) {
        return new TimeSensitiveRequest(PinAction.PIN, userIdType, userIds);
    }

    /**
     * Creates a request that unpins the chat for these users.
     *
     * @param userIdType the type of all ids
     * @param userIds 1 to {@value #MAX_USERS} valid ids, copied
     * @return the request
     * @throws IllegalArgumentException if there are no ids, too many, or an invalid one
     */
    public static TimeSensitiveRequest unpin(UserIdType userIdType, List<String> userIds) {
        return new TimeSensitiveRequest(PinAction.UNPIN, userIdType, userIds);
    }

    /** Returns the number of users, without their ids. */
    @Override
    public String toString() {
        return "TimeSensitiveRequest[action=" + action + ", userIdType=" + userIdType + ", " + userIds.size()
                + " users]";
    }
}
