package io.github.feedpin.cli;

import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.model.UserOutcome;
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
    public void callEnded(int users, boolean repeated) {
        counters.callEnded(users, repeated);
    }

    @Override
    public void retrying(FeedpinException failure, Duration delay) {
        counters.retrying(failure, delay);
        notes.accept("Retrying in " + Text.time(delay) + ": " + text(failure));
    }

    @Override
    public void rateLimited(RateLimitedException rejection) {
        counters.rateLimited(rejection);
        notes.accept("Rate limited"
                + rejection
                        .retryAfter()
                        .map(wait -> ", pausing for " + Text.time(wait))
                        .orElse("") + ": "
                + text(rejection));
    }

    @Override
    public void settled(UserOutcome outcome) {
        counters.settled(outcome);
    }

    private static String text(FeedpinException failure) {
        return Text.sanitize(OptionNames.replaceIn(failure.getMessage()));
    }
}
