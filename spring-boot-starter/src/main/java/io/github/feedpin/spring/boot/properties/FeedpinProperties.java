package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.RunOptions;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AppType;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of one client. The base URL is bound as text: Spring Boot's failure report would repeat a
 * value that cannot be converted, and a URL may contain a password.
 *
 * @param appId App id of the bot, for example 'cli_a1b2c3'.
 * @param appSecret App secret. Preferably set through the environment variable FEEDPIN_APP_SECRET.
 * @param appType Type of the app: 'self-built', or 'store' for an app that many tenants may install.
 * @param baseUrl Platform to connect to: 'feishu', 'lark', or the URL of a private deployment.
 * @param userIdType Type of all user ids, unless overridden for a run: 'open_id', 'union_id' or 'user_id'.
 * @param verifyOnStartup Whether to fetch an access token at startup, and to fail startup without one. The check never
 *     sends a pin request.
 * @param batching grouping of users into calls
 * @param concurrency limits of concurrent work
 * @param quota rate limits of the platform
 * @param retry retries of failed calls
 * @param timeout timeouts of calls and runs
 * @param http settings of the HTTP client
 * @param events receiver of the events that the platform pushes to a store app
 * @param pins the record of who is pinned
 */
@ConfigurationProperties(FeedpinProperties.PREFIX)
public record FeedpinProperties(
        @Nullable String appId,
        @Nullable String appSecret,
        @DefaultValue("self-built") AppType appType,
        @DefaultValue("feishu") String baseUrl,
        @DefaultValue("open_id") UserIdType userIdType,
        @DefaultValue("false") boolean verifyOnStartup,
        @NestedConfigurationProperty @DefaultValue BatchingProperties batching,
        @NestedConfigurationProperty @DefaultValue ConcurrencyProperties concurrency,
        @NestedConfigurationProperty @DefaultValue QuotaProperties quota,
        @NestedConfigurationProperty @DefaultValue RetryProperties retry,
        @NestedConfigurationProperty @DefaultValue TimeoutProperties timeout,
        @NestedConfigurationProperty @DefaultValue HttpProperties http,
        @NestedConfigurationProperty @DefaultValue EventsProperties events,
        @NestedConfigurationProperty @DefaultValue PinsProperties pins) {

    public static final String PREFIX = "feedpin";

    public FeedpinProperties {
        boolean store = appType == AppType.STORE;
        InvalidPropertyException.require(
                !store || userIdType != UserIdType.USER_ID,
                "user-id-type must be open_id or union_id, but is user_id, which the platform does not allow"
                        + " store apps");
        InvalidPropertyException.require(
                !store || !verifyOnStartup,
                "verify-on-startup must be false for a store app, whose first ticket arrives after startup");
        InvalidPropertyException.require(
                store || events.path() == null,
                "events.path requires app-type to be store, since the platform pushes app tickets to store apps only");
    }

    public RunOptions runOptions() {
        return RunOptions.defaults()
                .withUserIdType(userIdType)
                .withDeadline(timeout.run())
                .withRelease(pins.releaseAfter());
    }

    /** Does not contain the app secret. */
    @Override
    public String toString() {
        return "FeedpinProperties[appId=" + appId + ", appSecret=" + (appSecret == null ? null : "***") + ", appType="
                + appType + ", baseUrl=" + baseUrl + ", userIdType=" + userIdType + ", verifyOnStartup="
                + verifyOnStartup + ", batching="
                + batching + ", concurrency=" + concurrency + ", quota=" + quota + ", retry="
                + retry + ", timeout=" + timeout + ", http=" + http + ", events=" + events + ", pins=" + pins + "]";
    }
}
