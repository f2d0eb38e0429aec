package io.github.feedpin.cli;

import io.github.feedpin.cli.report.FailureText;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Listener that prints retries and rate limits.
 *
 * @param messages the texts
 * @param notes consume one line per retry and per rejection by the rate limit
 */
record VerboseRunListener(Messages messages, Consumer<String> notes) implements RunListener {

    @Override
    public void onRetry(FeedpinException failure, Duration delay) {
        notes.accept(messages.text("note.retry", messages.time(delay), text(failure)));
    }

    @Override
    public void onRateLimited(RateLimitedException rejection) {
        String text = text(rejection);
        notes.accept(rejection
                .retryAfter()
                .map(wait -> messages.text("note.rateLimitedPause", messages.time(wait), text))
                .orElseGet(() -> messages.text("note.rateLimited", text)));
    }

    private String text(FeedpinException failure) {
        return Text.sanitize(new FailureText(messages).of(failure));
    }
}
