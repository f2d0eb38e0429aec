package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenKeeper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * A {@link FeedpinClient}, and what it is made of, for an application that sets its app's credentials, or has a bean in their place. Each bean
 * backs off for one of the application's own, and all of them for a client of its own. When the context closes, so do all clients in it,
 * gracefully, and after them their connections.
 */
@AutoConfiguration
@Conditional(OnFeedpin.class)
@EnableConfigurationProperties(FeedpinProperties.class)
public final class FeedpinAutoConfiguration {

    FeedpinAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    FeedpinConnectionDetails feedpinConnectionDetails(FeedpinProperties properties) {
        return new PropertiesConnectionDetails(FeedpinProperties.PREFIX, properties);
    }

    @Bean
    ClientFactory feedpinClientFactory(
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<FeedpinHttpClientCustomizer> httpClientCustomizers,
            ObjectProvider<FeedpinClientCustomizer> clientCustomizers) {
        return new ClientFactory(sslBundles, httpClientCustomizers, clientCustomizers);
    }

    // Closed by FeedpinShutdown: an inferred destroy method would be waited for without a bound.
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean({FeedpinPlatform.class, FeedpinClient.class})
    ReactorNettyPlatform feedpinPlatform(
            ClientFactory factory, FeedpinConnectionDetails connection, FeedpinProperties properties) {
        return factory.platform(connection.baseUrl(), properties);
    }

    @Bean
    @ConditionalOnMissingBean({TokenKeeper.class, FeedpinClient.class})
    TokenKeeper feedpinTokenKeeper(FeedpinPlatform platform, FeedpinConnectionDetails connection) {
        return TokenKeeper.caching(platform, connection.credentials(), TimeSource.system());
    }

    @Bean
    @ConditionalOnMissingBean({QuotaLimiter.class, FeedpinClient.class})
    QuotaLimiter feedpinQuotaLimiter(ClientFactory factory, FeedpinProperties properties) {
        return factory.quotaLimiter(properties);
    }

    @Bean
    @ConditionalOnMissingBean
    FeedpinClient feedpinClient(
            ClientFactory factory,
            FeedpinPlatform platform,
            TokenKeeper tokenKeeper,
            QuotaLimiter quotaLimiter,
            FeedpinProperties properties) {
        return factory.client(platform, tokenKeeper, quotaLimiter, properties);
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

    /** Calls run on the event loops that Spring manages, where there are such. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactorResourceFactory.class)
    static class EventLoops {

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        FeedpinHttpClientCustomizer feedpinEventLoops(ObjectProvider<ReactorResourceFactory> resources) {
            return client -> {
                ReactorResourceFactory factory = resources.getIfUnique();
                return factory == null ? client : client.runOn(factory.getLoopResources());
            };
        }
    }
}
