package io.github.feedpin.spring.boot.reminders;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;

record Reminder(String userId, boolean pinned, String message) {

    static Reminder of(UserOutcome outcome) {
        return new Reminder(outcome.userId(), outcome instanceof Applied, outcome.message());
    }
}
