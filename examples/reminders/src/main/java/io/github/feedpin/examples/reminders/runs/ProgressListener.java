package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Listener that counts the events of a run and remembers its last failure. Thread-safe. */
final class ProgressListener implements RunListener {

    private final RunCounters counters = new RunCounters();
    private volatile @Nullable String lastFailure;

    RunCounters counters() {
        return counters;
    }

    /** Returns the last failure that is followed by a retry; null if an outcome was recorded since. */
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
        counters.onOutcome(outcome);
        lastFailure = null;
    }
}
