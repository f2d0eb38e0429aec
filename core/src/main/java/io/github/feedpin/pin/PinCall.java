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

    /**
     * Creates a call or a wait; see {@link #begun} and {@link #waiting}.
     *
     * @param id the id of the call; 0 for a wait
     * @param users copied; empty for a wait
     * @param delay zero for a call that has begun
     */
    public PinCall {
        users = List.copyOf(users);
        Objects.requireNonNull(delay, "delay");
    }

    /**
     * Creates a call that has begun.
     *
     * @param id identifies the call; higher than that of each earlier call
     * @param users the users that were recorded; empty if there is none to send the call for
     * @return a call that need not wait
     */
    public static PinCall begun(long id, List<PinnedUser> users) {
        return new PinCall(id, users, Duration.ZERO);
    }

    /**
     * Creates the wait before a call that has not begun, because a contradicting one may still be processed.
     *
     * @param delay how long to wait at most before trying again; positive
     * @return a call without id and users
     */
    public static PinCall waiting(Duration delay) {
        return new PinCall(0, List.of(), delay);
    }

    /** {@return whether the call must wait, and nothing was recorded} */
    public boolean mustWait() {
        return !delay.isZero();
    }

    /** Returns the numbers, without ids of users. */
    @Override
    public String toString() {
        return "PinCall[id=" + id + ", " + users.size() + " users, delay=" + delay + "]";
    }
}
