package io.github.feedpin.spring.boot.app;

import io.github.feedpin.token.AppTicketStore;
import java.util.List;

/**
 * What is required to receive the events that the platform pushes to a store app.
 *
 * @param app the name of the app's client below {@code feedpin.clients}; {@code feedpinClient} at the top level
 * @param appId the id of the app
 * @param path the path of the endpoint, without a slash at its end
 * @param tickets stores the tickets that are received
 * @param encryptKeys the accepted Encrypt Keys; may be empty
 * @param verificationTokens the accepted Verification Tokens; may be empty
 */
public record PushedEvents(
        String app,
        String appId,
        String path,
        AppTicketStore tickets,
        List<String> encryptKeys,
        List<String> verificationTokens) {

    public PushedEvents {
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        encryptKeys = List.copyOf(encryptKeys);
        verificationTokens = List.copyOf(verificationTokens);
    }

    /** Does not contain the keys and tokens. */
    @Override
    public String toString() {
        return "PushedEvents[app=" + app + ", appId=" + appId + ", path=" + path + "]";
    }
}
