package io.github.feedpin.internal.single;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.UserOutcome;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** An outcome and the subscribers that get it. */
record Completion(List<MonoSink<UserOutcome>> subscribers, UserOutcome outcome) {

    /** Captures the subscribers that the request has now. */
    static Completion of(PendingRequest request, UserOutcome outcome) {
        return new Completion(request.subscribers(), outcome);
    }

    void emit() {
        for (MonoSink<UserOutcome> subscriber : subscribers) {
            ApplicationCode.run("A subscriber", () -> subscriber.success(outcome));
        }
    }
}
