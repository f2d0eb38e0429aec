package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details required to connect to the platform as an app. A bean of this type replaces {@code feedpin.base-url},
 * {@code feedpin.app-id} and {@code feedpin.app-secret}, for example to read the secret from a vault.
 *
 * <p>For a client below {@code feedpin.clients}, define a bean that is qualified by the client's name and is not a
 * default candidate:
 *
 * <pre>{@code
 * @Bean(defaultCandidate = false)
 * @Qualifier("hr")
 * FeedpinConnectionDetails hrConnection(Vault vault) { … }
 * }</pre>
 */
public interface FeedpinConnectionDetails extends ConnectionDetails {

    /**
     * {@return the base URL of the platform} Called once, and never if the application defines a
     * {@code FeedpinPlatform} bean.
     */
    BaseUrl baseUrl();

    /**
     * {@return the app's credentials, of the type that {@code feedpin.app-type} says: {@code SelfBuiltApp} or
     * {@code StoreApp}} Called at startup, once for each component that needs them: the client, the receiver of events,
     * and what is shared with other processes or recorded for the app; after that for each request that contains the
     * secret, on a thread that may block, so that a rotated secret is used without a restart. The id of the app must
     * stay the same. Never called for a self-built app with a {@code TokenProvider} bean of the application that
     * neither shares nor records anything.
     */
    AppCredentials credentials();

    /**
     * {@return the secrets that prove the origin of pushed events; null, which is the default, for those of the
     * properties {@code feedpin.events}} Called only if {@code feedpin.events.path} is set.
     */
    default @Nullable EventVerification eventVerification() {
        return null;
    }

    /**
     * {@return whether calls ignore the proxy, the SSL bundle and the protocols that the properties configure, as calls
     * to a simulator on the same machine do} The default is {@code false}.
     */
    default boolean direct() {
        return false;
    }
}
