package io.github.feedpin;

import io.github.feedpin.error.RateLimitedException;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls of a run, and does not listen to what becomes of its users, of whom there are many more. Thread-safe. */
final class CallCounters implements RunListener {

    private final LongAdder ended = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();

    long ended() {
        return ended.sum();
    }

    long retries() {
        return retries.sum();
    }

    long rateLimited() {
        return rateLimited.sum();
    }

    @Override
    public void callEnded(int users, boolean repeated) {
        ended.increment();
        if (repeated) {
            retries.increment();
        }
    }

    @Override
    public void rateLimited(RateLimitedException refusal) {
        rateLimited.increment();
    }
}
