package io.github.feedpin.observation;

import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import java.util.concurrent.atomic.LongAdder;

/** A listener that counts; its figures can be read at any time, for instance to show progress. Thread-safe. */
public final class RunCounters implements RunListener {

    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final LongAdder settled = new LongAdder();

    /** How many calls were sent and have ended, retries included. */
    public long calls() {
        return calls.sum();
    }

    /** How many of them repeated a call after a transient failure. */
    public long retries() {
        return retries.sum();
    }

    /** How many calls the platform has rejected for its rate limit. */
    public long rateLimited() {
        return rateLimited.sum();
    }

    /** How many users have their outcome. */
    public long settled() {
        return settled.sum();
    }

    @Override
    public void callEnded(int users, boolean repeated) {
        calls.increment();
        if (repeated) {
            retries.increment();
        }
    }

    @Override
    public void rateLimited(RateLimitedException rejection) {
        rateLimited.increment();
    }

    @Override
    public void settled(UserOutcome outcome) {
        settled.increment();
    }
}
