package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What the properties say. Credentials are looked at when they are asked for, since not everybody needs them.
 *
 * @param prefix where the properties stand, for what is said about them
 * @param properties what is set
 */
record PropertiesConnectionDetails(String prefix, FeedpinProperties properties) implements FeedpinConnectionDetails {

    @Override
    public BaseUrl baseUrl() {
        return properties.platformUrl();
    }

    @Override
    public AppCredentials credentials() {
        @Nullable String appId = properties.appId();
        @Nullable String appSecret = properties.appSecret();
        if (StringUtils.hasText(appId) && StringUtils.hasText(appSecret)) {
            try {
                return AppCredentials.selfBuilt(appId, appSecret);
            } catch (IllegalArgumentException refusal) {
                throw new UnusableCredentialsException(prefix, String.valueOf(refusal.getMessage()));
            }
        }
        List<String> problems = new ArrayList<>();
        tellOf("app-id", appId, problems);
        tellOf("app-secret", appSecret, problems);
        throw new UnusableCredentialsException(prefix, String.join(", ", problems));
    }

    private void tellOf(String property, @Nullable String value, List<String> problems) {
        if (!StringUtils.hasText(value)) {
            problems.add(prefix + "." + property + (value == null ? " is missing" : " is blank"));
        }
    }
}
