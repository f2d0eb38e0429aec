package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import java.util.function.Predicate;

/** Users for whom the flag cannot be set, and what the platform says about each of them. */
record FailingUsers(Predicate<String> which, int errorCode, String errorMessage) {

    static final FailingUsers NOBODY = new FailingUsers(userId -> false, 0, "");

    FailedUser failureOf(String userId) {
        return new FailedUser(userId, errorCode, errorMessage);
    }
}
