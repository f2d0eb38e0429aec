package io.github.feedpin.spring.boot;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * What an application sets.
 *
 * @param appId Id of the app that the bot belongs to, for instance 'cli_a1b2c3'.
 * @param appSecret Secret of the app. Best kept out of files, for instance in the environment variable FEEDPIN_APP_SECRET.
 * @param baseUrl Where the platform lives: 'feishu', 'lark', or the URL of a private deployment.
 * @param userIdType Type that all user ids are of, unless a run says otherwise.
 */
@ConfigurationProperties("feedpin")
public record FeedpinProperties(
        @Nullable String appId,
        @Nullable String appSecret,
        @DefaultValue("feishu") BaseUrl baseUrl,
        @DefaultValue("open_id") UserIdType userIdType) {

    /** @throws IllegalArgumentException naming the property, when only one of the two credentials is given, or one is blank */
    public FeedpinProperties {
        if (appId != null || appSecret != null) {
            requireText("feedpin.app-id", appId);
            requireText("feedpin.app-secret", appSecret);
        }
    }

    AppCredentials credentials() {
        return AppCredentials.selfBuilt(Objects.requireNonNull(appId), Objects.requireNonNull(appSecret));
    }

    private static void requireText(String property, @Nullable String value) {
        if (!StringUtils.hasText(value)) {
            throw new IllegalArgumentException(
                    property + (value == null ? " is missing" : " is blank")
                            + ". Set both feedpin.app-id and feedpin.app-secret, as the platform's developer console shows them, or neither.");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "FeedpinProperties[appId=" + appId + ", appSecret=" + (appSecret == null ? null : "***") + ", baseUrl="
                + baseUrl + ", userIdType=" + userIdType + "]";
    }
}
