package io.github.feedpin.observation;

import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.OutcomeCounter;
import io.github.feedpin.model.OutcomeCounts;
import io.github.feedpin.model.UserOutcome;
import java.util.concurrent.atomic.LongAdder;

/** {@link RunListener} that counts. The counts can be read at any time, for instance to show progress. Thread-safe. */
public final class RunCounters implements RunListener {

    private final LongAdder calls = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder rateLimited = new LongAdder();
    private final OutcomeCounter outcomes = new OutcomeCounter();

    /** Creates a listener whose counts are 0. */
    public RunCounters() {}

    /** {@return how many calls were sent and have ended, including retries} */
    public long calls() {
        return calls.sum();
    }

    /** {@return how many of the calls repeated one that had failed transiently} */
    public long retries() {
        return retries.sum();
    }

    /** {@return how many calls the platform rejected because of its rate limit} */
    public long rateLimited() {
        return rateLimited.sum();
    }

    /** {@return the outcomes so far, by kind, code and reason} */
    public OutcomeCounts outcomes() {
        return outcomes.counts();
    }

    @Override
    public void onCallEnded(CallResult call) {
        calls.increment();
        if (call.retry()) {
            retries.increment();
        }
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        rateLimited.increment();
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        outcomes.add(outcome);
    }
}
