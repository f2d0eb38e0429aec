package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
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
     * Returns the base URL of the platform. Called once, and never if the application defines a {@code FeedpinPlatform}
     * bean.
     */
    BaseUrl baseUrl();

    /**
     * Returns the app's credentials. Called once, and never if the application defines a {@code TokenProvider} bean.
     */
    SelfBuiltApp credentials();

    /**
     * Returns whether calls ignore the proxy, the SSL bundle and the protocols that the properties configure, as calls
     * to a simulator on the same machine do. The default is {@code false}.
     */
    default boolean direct() {
        return false;
    }
}
