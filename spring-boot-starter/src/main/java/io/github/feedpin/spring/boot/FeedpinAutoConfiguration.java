package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenKeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * A {@link FeedpinClient}, and what it is made of, for an application that sets its app's credentials. Each bean backs off for one of
 * the application's own. When the context closes, so do all clients in it, gracefully, and after them their connections.
 */
@AutoConfiguration
@Conditional(FeedpinAutoConfiguration.OnAnyCredential.class)
@EnableConfigurationProperties(FeedpinProperties.class)
public final class FeedpinAutoConfiguration {

    FeedpinAutoConfiguration() {}

    // Closed by FeedpinShutdown: an inferred destroy method would be waited for without a bound.
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean(FeedpinPlatform.class)
    ReactorNettyPlatform feedpinPlatform(FeedpinProperties properties) {
        return ReactorNettyPlatform.create(properties.baseUrl());
    }

    @Bean
    @ConditionalOnMissingBean
    TokenKeeper feedpinTokenKeeper(FeedpinPlatform platform, FeedpinProperties properties) {
        return TokenKeeper.caching(platform, properties.credentials(), TimeSource.system());
    }

    @Bean
    @ConditionalOnMissingBean
    QuotaLimiter feedpinQuotaLimiter() {
        return QuotaLimiter.of(Quota.platformDefault(), TimeSource.system());
    }

    @Bean
    @ConditionalOnMissingBean
    FeedpinClient feedpinClient(
            FeedpinPlatform platform,
            TokenKeeper tokenKeeper,
            QuotaLimiter quotaLimiter,
            FeedpinProperties properties) {
        return FeedpinClient.builder(platform)
                .tokenKeeper(tokenKeeper)
                .quotaLimiter(quotaLimiter)
                .options(RunOptions.defaults().withUserIdType(properties.userIdType()))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    FeedpinShutdown feedpinShutdown(
            ConfigurableApplicationContext context,
            ObjectProvider<FeedpinClient> clients,
            ObjectProvider<ReactorNettyPlatform> platforms,
            ObjectProvider<LifecycleProperties> lifecycle) {
        return new FeedpinShutdown(
                context,
                clients.stream().toList(),
                platforms.stream().toList(),
                lifecycle.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase());
    }

    /** One credential is enough: that the other is missing must be noticed, not passed over. */
    static final class OnAnyCredential extends AnyNestedCondition {

        OnAnyCredential() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("feedpin.app-id")
        static final class AppId {}

        @ConditionalOnProperty("feedpin.app-secret")
        static final class AppSecret {}
    }
}
