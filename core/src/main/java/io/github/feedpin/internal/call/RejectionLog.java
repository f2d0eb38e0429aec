package io.github.feedpin.internal.call;

import io.github.feedpin.error.PlatformError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning that the platform rejects the app, and what to do about it.
 *
 * @param client the name of the client
 * @param appId the app's id; null if only its token is known
 */
public record RejectionLog(String client, @Nullable String appId) implements Consumer<PlatformError> {

    private static final Logger log = LoggerFactory.getLogger(RejectionLog.class);

    @Override
    public void accept(PlatformError rejection) {
        log.warn(
                "The platform rejects the app of the client '{}'{}: {}{}. Until the app is accepted again,"
                        + " requests fail immediately; after a pause, which doubles from 2 seconds up to a minute,"
                        + " one request checks whether it is.",
                client,
                appId == null ? "" : " (app id " + appId + ")",
                rejection.summary(),
                advice(rejection));
    }

    private static String advice(PlatformError rejection) {
        String hint = rejection.hint();
        return ". " + (hint.isEmpty() ? "Check the app in the platform's developer console" : withoutFullStop(hint));
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
