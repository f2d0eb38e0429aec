package io.github.feedpin.internal.call;

import java.time.Duration;

/** The begin of a call that is recorded: the recorded call, or the wait before it can be. */
public sealed interface CallBegin permits RecordedCall, CallBegin.Wait {

    /**
     * Nothing was recorded, since a contradicting call may still be processed.
     *
     * @param delay after which time it is certainly over
     * @param atMost how long a call waits for contradicting ones
     */
    record Wait(Duration delay, Duration atMost) implements CallBegin {}
}
