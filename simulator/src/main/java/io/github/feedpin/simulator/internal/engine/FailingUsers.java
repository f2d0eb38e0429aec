package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FailedUser;
import java.util.function.Predicate;

/** Users for whom the flag cannot be set, and the platform's reason. */
public record FailingUsers(Predicate<String> users, int errorCode, String errorMessage) {

    static final FailingUsers NONE = new FailingUsers(userId -> false, 0, "");

    boolean contains(String userId) {
        return users.test(userId);
    }

    FailedUser failureOf(String userId) {
        return new FailedUser(userId, errorCode, errorMessage);
    }
}
