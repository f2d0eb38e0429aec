package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.token.TokenProvider;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration for the client of a self-built app at the top level of the properties. Each bean backs off if the
 * application defines its own.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSingleApp.class)
@ConditionalOnAppType(AppType.SELF_BUILT)
class SingleAppConfiguration {

    static final String CLIENT = "feedpinClient";
    static final String APP = "feedpinApp";

    private static final String PLATFORM = "feedpinPlatform";
    private static final String TOKENS = "feedpinTokenProvider";

    /** The beans that need the connection and serve the client only. */
    static final List<String> CONNECTED_PARTS = List.of(APP, TOKENS, PLATFORM);

    // Lazy, like the limiter, so that properties are validated only if there is a client to configure.
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    FeedpinConnectionDetails feedpinConnectionDetails(ClientSettings settings) {
        return new PropertiesConnectionDetails(settings);
    }

    // Closed by OpenClients: an inferred destroy method would block without a timeout, and before the client is closed.
    @Bean(name = PLATFORM, destroyMethod = "")
    @ConditionalOnMissingBean({FeedpinPlatform.class, FeedpinClient.class})
    ReactorNettyPlatform feedpinPlatform(
            ClientFactory factory, FeedpinConnectionDetails connection, ClientSettings settings) {
        return factory.platform(CLIENT, connection, settings);
    }

    @Bean(TOKENS)
    @ConditionalOnMissingBean({TokenProvider.class, FeedpinClient.class})
    TokenProvider feedpinTokenProvider(
            ClientFactory factory,
            FeedpinPlatform platform,
            FeedpinConnectionDetails connection,
            ClientSettings settings,
            OwnParts own) {
        return factory.tokenProvider(CLIENT, platform, new AppIdentity(platform, connection, settings), own);
    }

    // Closed by OpenClients, after the client.
    @Bean(destroyMethod = "")
    @Lazy
    @ConditionalOnMissingBean({QuotaLimiter.class, FeedpinClient.class})
    QuotaLimiter feedpinQuotaLimiter(
            ClientFactory factory,
            ObjectProvider<FeedpinPlatform> platform,
            FeedpinConnectionDetails connection,
            ClientSettings settings,
            OwnParts own) {
        return factory.quotaLimiter(CLIENT, new AppIdentity(platform.getIfAvailable(), connection, settings), own);
    }

    @Bean(APP)
    @ConditionalOnMissingBean(FeedpinClient.class)
    FeedpinApp feedpinApp(
            FeedpinPlatform platform,
            TokenProvider tokenProvider,
            QuotaLimiter quotaLimiter,
            FeedpinProperties properties) {
        return new FeedpinApp(CLIENT, platform, tokenProvider, quotaLimiter, properties.verifyOnStartup());
    }

    @Bean(CLIENT)
    @ConditionalOnMissingBean
    FeedpinClient feedpinClient(
            ClientFactory factory,
            @Qualifier(APP) FeedpinApp app,
            FeedpinConnectionDetails connection,
            ClientSettings settings,
            OwnParts own) {
        return factory.client(app, new AppIdentity(app.platform(), connection, settings), own);
    }
}
