package io.github.feedpin.pin;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A call that a store has recorded as in flight, or the wait before it can be.
 *
 * @param id identifies the call in {@link PinStore#end}, and is the generation of pins; 0 if no call has begun
 * @param users the recorded users of the call; empty if no call has begun
 * @param delay how long to wait at most, for a contradicting call, before trying again; zero unless the call must wait
 */
public record PinCall(long id, List<PinnedUser> users, Duration delay) {

    /** Copies the list. */
    public PinCall {
        users = List.copyOf(users);
        Objects.requireNonNull(delay, "delay");
    }

    /** Creates a call that has begun. */
    public static PinCall begun(long id, List<PinnedUser> users) {
        return new PinCall(id, users, Duration.ZERO);
    }

    /** Returns that no call has begun, because a contradicting one may be processed within {@code delay}. */
    public static PinCall waiting(Duration delay) {
        return new PinCall(0, List.of(), delay);
    }

    /** Returns whether the call must wait, and nothing was recorded. */
    public boolean mustWait() {
        return !delay.isZero();
    }

    /** Returns the numbers, without ids of users. */
    @Override
    public String toString() {
        return "PinCall[id=" + id + ", " + users.size() + " users, delay=" + delay + "]";
    }
}
