package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.RunOptions;
import io.github.feedpin.model.UserIdType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an application sets. The base URL is bound as text, since a value that Boot itself cannot convert is repeated in
 * its report, and a password may stand in this one.
 *
 * @param appId Id of the app that the bot belongs to, for instance 'cli_a1b2c3'.
 * @param appSecret Secret of the app. Best kept out of files, for instance in the environment variable
 *     FEEDPIN_APP_SECRET.
 * @param baseUrl Where the platform lives: 'feishu', 'lark', or the URL of a private deployment.
 * @param userIdType Type that all user ids are of, unless a run says otherwise: 'open_id', 'union_id' or 'user_id'.
 * @param verifyOnStartup Whether to get an access token at the start, and to fail it when there is none; nobody is
 *     pinned for it.
 * @param batching how users are put into calls
 * @param quota how many calls the platform allows
 * @param retry how often a failed call is sent again
 * @param timeout how long things may take as a whole
 * @param http how the platform is reached
 */
@ConfigurationProperties(FeedpinProperties.PREFIX)
public record FeedpinProperties(
        @Nullable String appId,
        @Nullable String appSecret,
        @DefaultValue("feishu") String baseUrl,
        @DefaultValue("open_id") UserIdType userIdType,
        @DefaultValue("false") boolean verifyOnStartup,
        @NestedConfigurationProperty @DefaultValue BatchingProperties batching,
        @NestedConfigurationProperty @DefaultValue QuotaProperties quota,
        @NestedConfigurationProperty @DefaultValue RetryProperties retry,
        @NestedConfigurationProperty @DefaultValue TimeoutProperties timeout,
        @NestedConfigurationProperty @DefaultValue HttpProperties http) {

    public static final String PREFIX = "feedpin";

    public RunOptions runOptions() {
        return RunOptions.defaults().withUserIdType(userIdType).withDeadline(timeout.run());
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "FeedpinProperties[appId=" + appId + ", appSecret=" + (appSecret == null ? null : "***") + ", baseUrl="
                + baseUrl + ", userIdType=" + userIdType + ", verifyOnStartup=" + verifyOnStartup + ", batching="
                + batching + ", quota=" + quota + ", retry="
                + retry + ", timeout=" + timeout + ", http=" + http + "]";
    }
}
