package io.github.feedpin.cli;

import io.github.feedpin.cli.text.OptionNames;
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
 * Listener that counts the events of a run and prints retries and rate limits.
 *
 * @param counters count all events
 * @param notes consume one line per retry and per rejection by the rate limit
 */
record VerboseRunListener(RunCounters counters, Consumer<String> notes) implements RunListener {

    @Override
    public void onCallEnded(CallResult call) {
        counters.onCallEnded(call);
    }

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        counters.onRetry(failure, delay);
        notes.accept("Retrying in " + Text.time(delay) + ": " + text(failure));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        counters.onRateLimited(rejection);
        notes.accept("Rate limited"
                + rejection
                        .retryAfter()
                        .map(wait -> ", pausing for " + Text.time(wait))
                        .orElse("") + ": "
                + text(rejection));
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        counters.onOutcome(outcome);
    }

    private static String text(FeedpinException failure) {
        return Text.sanitize(OptionNames.replaceIn(failure.getMessage()));
    }
}
