package io.github.feedpin.cli;

import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Counts what happens in a run, and tells of what goes wrong for the moment.
 *
 * @param counters count everything
 * @param notes take a line for each retry and each rejection by the limit
 */
record RunNotes(RunCounters counters, Consumer<String> notes) implements RunListener {

    @Override
    public void onCallEnded(CallResult call) {
        counters.onCallEnded(call);
    }

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        counters.onRetry(failure, delay);
        notes.accept("Again in " + Text.time(delay) + ": " + Text.foreign(failure.getMessage()));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        counters.onRateLimited(rejection);
        notes.accept("Pause"
                + rejection.retryAfter().map(wait -> " of " + Text.time(wait)).orElse("") + ": "
                + Text.foreign(rejection.getMessage()));
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        counters.onOutcome(outcome);
    }
}
