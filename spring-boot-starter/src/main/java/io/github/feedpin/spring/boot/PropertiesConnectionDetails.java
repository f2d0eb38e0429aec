package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.spring.boot.environment.ClientSettings;

/**
 * {@link FeedpinConnectionDetails} backed by the properties, each of which is validated when it is first needed.
 *
 * @param settings the settings of the client
 */
record PropertiesConnectionDetails(ClientSettings settings) implements FeedpinConnectionDetails {

    @Override
    public BaseUrl baseUrl() {
        return settings.baseUrl();
    }

    @Override
    public AppCredentials credentials() {
        return settings.credentials();
    }
}
