package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnreachableException;
import org.jspecify.annotations.Nullable;

/** Describes failures and how to resolve them. */
public final class Advice {

    private Advice() {}

    /** Returns the message of the failure, and adds advice if it contains none. */
    public static String of(FeedpinException failure) {
        String message = OptionNames.replaceIn(failure.getMessage());
        boolean advised =
                failure.platformError().stream().anyMatch(error -> !error.hint().isEmpty());
        if (advised) {
            return message;
        }
        return Text.sentences(message, advice(failure));
    }

    private static String advice(FeedpinException failure) {
        @Nullable Throwable cause = failure.getCause();
        if (failure instanceof UnreachableException || cause instanceof UnreachableException) {
            return "Check the base URL, the network and the proxy, then run the command again.";
        }
        return failure instanceof RateLimitedException
                ? "Wait a minute, then run the command again."
                : "Check the base URL, or run the command again later; repeating a run is safe.";
    }
}
