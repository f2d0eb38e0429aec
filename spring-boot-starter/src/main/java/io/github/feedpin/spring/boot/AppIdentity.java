package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The app of a client, by which its pins and what it shares with other processes are identified. Each part is resolved
 * when it is needed, since a client may need none.
 *
 * @param platform the platform; null if the client is defined by the application
 * @param connection the connection details of the client
 * @param settings the settings of the client
 */
record AppIdentity(@Nullable FeedpinPlatform platform, FeedpinConnectionDetails connection, ClientSettings settings) {

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    BaseUrl baseUrl() {
        return platform == null ? connection.baseUrl() : platform.baseUrl();
    }

    Duration longestCall() {
        return platform == null ? LONGEST_CALL : platform.longestCall();
    }

    /**
     * Returns the id of the app. Does not need its secret, which a {@code TokenProvider} of the application replaces.
     *
     * @throws RuntimeException if there is none
     */
    String appId() {
        return connection instanceof PropertiesConnectionDetails
                ? settings.appId()
                : connection.credentials().appId();
    }

    /** Returns whether calls go to a simulator, which has a quota, tokens and pins of its own. */
    boolean isSimulated() {
        return connection.direct();
    }
}
