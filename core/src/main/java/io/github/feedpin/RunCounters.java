package io.github.feedpin;

import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import java.util.concurrent.atomic.LongAdder;

/** A listener that counts; its figures can be read at any time, for instance to show progress. Thread-safe. */
public final class RunCounters implements RunListener {

    private final CallCounters calls = new CallCounters();
    private final LongAdder settled = new LongAdder();

    /** How many calls have left and ended, every repetition included. */
    public long calls() {
        return calls.ended();
    }

    /** How many of them repeated one that had failed for the moment. */
    public long retries() {
        return calls.retries();
    }

    /** How many calls the platform has refused for its rate limit. */
    public long rateLimited() {
        return calls.rateLimited();
    }

    /** How many users have their outcome. */
    public long settled() {
        return settled.sum();
    }

    @Override
    public void callEnded(int users, boolean repeated) {
        calls.callEnded(users, repeated);
    }

    @Override
    public void rateLimited(RateLimitedException refusal) {
        calls.rateLimited(refusal);
    }

    @Override
    public void settled(UserOutcome outcome) {
        settled.increment();
    }
}
