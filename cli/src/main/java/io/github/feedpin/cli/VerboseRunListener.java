package io.github.feedpin.cli;

import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Listener that prints retries and rate limits.
 *
 * @param notes consume one line per retry and per rejection by the rate limit
 */
record VerboseRunListener(Consumer<String> notes) implements RunListener {

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        notes.accept("Retrying in " + Text.time(delay) + ": " + text(failure));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        String pause = rejection
                .retryAfter()
                .map(wait -> ", pausing for " + Text.time(wait))
                .orElse("");
        notes.accept("Rate limited" + pause + ": " + text(rejection));
    }

    private static String text(FeedpinException failure) {
        return Text.sanitize(OptionNames.replaceIn(failure.getMessage()));
    }
}
