package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.Text;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnreachableException;
import org.jspecify.annotations.Nullable;

/** What went wrong, and always what to do about it. */
public final class Advice {

    private Advice() {}

    /** The failure's own message, with advice where it gives none. */
    public static String of(FeedpinException failure) {
        String message = failure.getMessage();
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
            return "Check the base URL, the network and any proxy, and run it again.";
        }
        return failure instanceof RateLimitedException
                ? "Wait a minute, and run it again."
                : "Check the base URL, or run it again later; that is safe.";
    }
}
