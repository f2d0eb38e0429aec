package io.github.feedpin.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Types of user ids, with the values of the query parameter {@code user_id_type}.
 *
 * @see <a href="https://open.feishu.cn/document/im-v2/groups-bots/bot_time_sentive">the endpoint's page</a>
 */
public enum UserIdType {
    /** Identifies a user within one app; the platform's default. */
    OPEN_ID("open_id"),
    /** Identifies a user across the apps of one developer. */
    UNION_ID("union_id"),
    /** Identifies a user within one tenant. Not available to store apps. */
    USER_ID("user_id");

    private final String value;

    UserIdType(String value) {
        this.value = value;
    }

    /** {@return the platform's name, for instance {@code open_id}} */
    public String value() {
        return value;
    }

    /**
     * {@return the type with the platform's name {@code value}}
     *
     * @param value {@code open_id}, {@code union_id} or {@code user_id}
     * @throws IllegalArgumentException if there is no such type; the message contains the allowed names
     */
    public static UserIdType of(String value) {
        for (UserIdType type : values()) {
            if (type.value.equals(value)) {
                return type;
            }
        }
        String allowed = Arrays.stream(values()).map(UserIdType::value).collect(Collectors.joining(", "));
        throw new IllegalArgumentException("Unknown user id type '" + value + "'; allowed are: " + allowed);
    }

    @Override
    public String toString() {
        return value;
    }
}
