package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.cli.text.Text;
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

/** Describes failures and how to resolve them. */
public final class Advice {

    private static final int INVALID_TICKET = 10012;

    /** Codes for a tenant that has not installed the app, or does not exist. */
    private static final Set<Integer> NOT_INSTALLED =
            Set.of(10013, 20009, 99991673, 99992500, 99992501, 212100, 11207, 11210);

    private Advice() {}

    /** Returns the message of the failure, and adds advice if it contains none. */
    public static String of(FeedpinException failure) {
        @Nullable PlatformError error = failure.platformError().orElse(null);
        @Nullable String advice = error == null ? null : advice(failure, error);
        if (advice != null) {
            return advice;
        }
        String message = OptionNames.replaceIn(failure.getMessage());
        boolean advised = error != null && !error.hint().isEmpty();
        return advised ? message : Text.sentences(message, advice(failure));
    }

    /** Returns what happened and the advice, for errors that the command knows more about than the library. */
    private static @Nullable String advice(FeedpinException failure, PlatformError error) {
        String summary = error.summary();
        int code = error.code() == null ? 0 : error.code();
        if (code == INVALID_TICKET && failure instanceof AppRejectedException) {
            return "The app ticket is no longer valid: " + summary + ". Set FEEDPIN_APP_TICKET to the ticket that the"
                    + " platform pushed last to the app's request URL, and run the command again; it pushes one every"
                    + " hour, and the command has tried to request one now.";
        }
        if (failure instanceof TenantRejectedException && NOT_INSTALLED.contains(code)) {
            return "The tenant has not installed the app, or its key is wrong: " + summary
                    + ". Check --tenant-key, or have the tenant install and enable the app.";
        }
        return failure instanceof FeedCardRejectedException
                ? "The bot is not in the group chat: " + summary
                        + ". Check --chat, or add the bot to the chat, and run the command again."
                : null;
    }

    private static String advice(FeedpinException failure) {
        @Nullable Throwable cause = failure.getCause();
        if (failure instanceof UnreachableException || cause instanceof UnreachableException) {
            return "Check the base URL, the network and the proxy, then run the command again.";
        }
        if (failure instanceof QuotaUnavailableException) {
            return "Check --redis, FEEDPIN_REDIS_PASSWORD and the network, or run the command again later; nothing is"
                    + " sent without the shared quota.";
        }
        return failure instanceof RateLimitedException
                ? "Wait a minute, then run the command again."
                : "Check the base URL, or run the command again later; repeating a run is safe.";
    }
}
