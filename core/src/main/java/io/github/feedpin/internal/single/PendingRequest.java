package io.github.feedpin.internal.single;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.MonoSink;

/** The request for one user, with all subscribers that requested the same. Not thread-safe. */
final class PendingRequest {

    private final String userId;
    private final PinAction action;
    private final long since;
    private PinRelease release;
    private final List<MonoSink<UserOutcome>> subscribers = new ArrayList<>(1);

    /** @param since when it was first requested, in nanoseconds of the monotonic clock */
    PendingRequest(String userId, PinAction action, PinRelease release, long since) {
        this.userId = userId;
        this.action = action;
        this.release = release;
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

    int size() {
        return subscribers.size();
    }

    /** Returns when the pin ends, as the newest subscriber requested. */
    PinRelease release() {
        return release;
    }

    void add(MonoSink<UserOutcome> subscriber, PinRelease newest) {
        subscribers.add(subscriber);
        release = newest;
    }

    boolean remove(MonoSink<UserOutcome> subscriber) {
        return subscribers.remove(subscriber);
    }

    /** Returns a copy of the current subscribers. */
    List<MonoSink<UserOutcome>> subscribers() {
        return List.copyOf(subscribers);
    }
}
