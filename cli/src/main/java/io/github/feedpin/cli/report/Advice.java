package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedCardRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.error.UnreachableException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes failures and how to resolve them.
 *
 * @param messages the texts
 */
public record Advice(Messages messages) {

    private static final int INVALID_TICKET = 10012;

    /** Codes for a tenant that has not installed the app, or does not exist. */
    private static final Set<Integer> NOT_INSTALLED =
            Set.of(10013, 20009, 99991673, 99992500, 99992501, 212100, 11207, 11210);

    /** Returns the message of the failure, and adds advice if it contains none. */
    public String of(FeedpinException failure) {
        @Nullable PlatformError error = failure.platformError().orElse(null);
        @Nullable String advice = error == null ? null : advice(failure, error);
        if (advice != null) {
            return advice;
        }
        String message = new FailureText(messages).of(failure);
        boolean advised = error != null && !error.hint().isEmpty();
        return advised ? message : messages.sentences(message, messages.text(advice(failure)));
    }

    /** Returns what happened and the advice, for errors that the command knows more about than the library. */
    private @Nullable String advice(FeedpinException failure, PlatformError error) {
        String summary = messages.translated(error.summary());
        int code = error.code() == null ? 0 : error.code();
        if (code == INVALID_TICKET && failure instanceof AppRejectedException) {
            return messages.text("advice.ticket", summary);
        }
        if (failure instanceof TenantRejectedException && NOT_INSTALLED.contains(code)) {
            return messages.text("advice.tenant", summary);
        }
        return failure instanceof FeedCardRejectedException ? messages.text("advice.chat", summary) : null;
    }

    /** Returns the key of the advice. */
    private static String advice(FeedpinException failure) {
        @Nullable Throwable cause = failure.getCause();
        if (failure instanceof UnreachableException || cause instanceof UnreachableException) {
            return "advice.unreachable";
        }
        if (failure instanceof QuotaUnavailableException) {
            return "advice.redis";
        }
        return failure instanceof RateLimitedException ? "advice.rateLimited" : "advice.other";
    }
}
