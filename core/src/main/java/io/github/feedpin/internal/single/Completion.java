package io.github.feedpin.internal.single;

import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.model.UserOutcome;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** What those who asked for the same are told. */
record Completion(List<MonoSink<UserOutcome>> askers, UserOutcome outcome) {

    static Completion of(PendingRequest wish, UserOutcome outcome) {
        return new Completion(wish.whoAsked(), outcome);
    }

    /** Tells each of them, also when one cannot bear it. */
    void announce() {
        for (MonoSink<UserOutcome> asker : askers) {
            ForeignCode.run("A subscriber", () -> asker.success(outcome));
        }
    }
}
