package io.github.feedpin;

import io.github.feedpin.internal.ForeignCode;
import io.github.feedpin.model.UserOutcome;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** What those who asked for the same are told. */
record Verdict(List<MonoSink<UserOutcome>> askers, UserOutcome outcome) {

    static Verdict of(Wish wish, UserOutcome outcome) {
        return new Verdict(wish.whoAsked(), outcome);
    }

    /** Tells each of them, also when one cannot bear it. */
    void announce() {
        for (MonoSink<UserOutcome> asker : askers) {
            ForeignCode.run("A subscriber", () -> asker.success(outcome));
        }
    }
}
