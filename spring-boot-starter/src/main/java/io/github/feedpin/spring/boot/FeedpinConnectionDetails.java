package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the platform lives, and with what the app proves who it is. A bean of this type takes the place of
 * {@code feedpin.base-url}, {@code feedpin.app-id} and {@code feedpin.app-secret}: for a secret that comes from a
 * vault, say.
 *
 * <p>For a client below {@code feedpin.clients}, it is a bean that has the client's name as its qualifier, and is for
 * nobody else:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @Qualifier("hr")
 * FeedpinConnectionDetails hrConnection(Vault vault) { … }
 * }</pre>
 */
public interface FeedpinConnectionDetails extends ConnectionDetails {

    /**
     * Where the platform lives. Asked for once, and not at all when the application has a {@code FeedpinPlatform} of
     * its own.
     */
    BaseUrl baseUrl();

    /**
     * The app's credentials. Asked for once, and not at all when the application has a {@code TokenProvider} of its
     * own.
     */
    AppCredentials credentials();

    /**
     * Returns whether the base URL is reached directly, without the proxy, the SSL bundle and the protocols that the
     * properties name; {@code false} unless overridden. A simulated platform on the same machine is.
     */
    default boolean direct() {
        return false;
    }
}
