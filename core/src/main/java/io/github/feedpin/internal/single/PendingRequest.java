package io.github.feedpin.internal.single;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.MonoSink;

/**
 * What is wanted for one user, by one or several who asked for the same. Not thread-safe: whoever keeps it guards it.
 */
final class PendingRequest {

    private final String userId;
    private final PinAction action;
    private final long since;
    private final List<MonoSink<UserOutcome>> askers = new ArrayList<>(1);

    /** @param since when it was first asked for, in nanoseconds of the monotonic clock */
    PendingRequest(String userId, PinAction action, long since) {
        this.userId = userId;
        this.action = action;
        this.since = since;
    }

    String userId() {
        return userId;
    }

    PinAction action() {
        return action;
    }

    long since() {
        return since;
    }

    int askers() {
        return askers.size();
    }

    void add(MonoSink<UserOutcome> asker) {
        askers.add(asker);
    }

    boolean remove(MonoSink<UserOutcome> asker) {
        return askers.remove(asker);
    }

    /** Those who still want to know. */
    List<MonoSink<UserOutcome>> whoAsked() {
        return List.copyOf(askers);
    }
}
