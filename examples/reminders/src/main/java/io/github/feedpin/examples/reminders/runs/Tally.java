package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Listener that counts the calls and outcomes of a run. Thread-safe. */
final class Tally implements RunListener {

    private final RunCounters counters = new RunCounters();
    private final LongAdder applied = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder notSent = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private volatile @Nullable String lastFailure;

    Counts counts() {
        return new Counts(applied.sum(), rejected.sum(), notSent.sum(), unknown.sum());
    }

    long calls() {
        return counters.calls();
    }

    long retries() {
        return counters.retries();
    }

    /** Returns the last failure that is followed by a retry; null when an outcome was recorded since. */
    @Nullable
    String lastFailure() {
        return lastFailure;
    }

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        lastFailure = failure.getMessage();
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        lastFailure = rejection.getMessage();
    }

    @Override
    public void onCallEnded(CallResult call) {
        counters.onCallEnded(call);
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        adderOf(outcome).increment();
        lastFailure = null;
    }

    private LongAdder adderOf(UserOutcome outcome) {
        if (outcome instanceof Applied) {
            return applied;
        }
        if (outcome instanceof Rejected) {
            return rejected;
        }
        return outcome instanceof NotSent ? notSent : unknown;
    }
}
