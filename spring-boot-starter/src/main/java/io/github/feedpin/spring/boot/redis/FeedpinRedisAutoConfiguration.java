package io.github.feedpin.spring.boot.redis;

import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.redis.FeedpinRedisBuilder;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.app.SharedState;
import io.github.feedpin.spring.boot.environment.RedisSettings;
import io.github.feedpin.spring.boot.properties.RedisProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for what the processes of an app share through Redis: the quota, access tokens, app tickets and,
 * if they are recorded, pins. Applies if the Redis adapter is on the class path and a Redis is configured, unless
 * {@code feedpin.redis.enabled} is false. The address is that of a service connection or of the application's
 * {@code DataRedisConnectionDetails}, otherwise {@code feedpin.redis.url}, otherwise that of {@code spring.data.redis};
 * a {@link FeedpinRedis} bean replaces the connection. All beans are lazy: a client that shares nothing needs none.
 */
@AutoConfiguration(
        before = FeedpinAutoConfiguration.class,
        afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@ConditionalOnClass(FeedpinRedis.class)
@Conditional({OnRedis.OnNotDisabled.class, OnRedis.class})
public final class FeedpinRedisAutoConfiguration {

    private static final Logger log = LoggerFactory.getLogger(FeedpinRedisAutoConfiguration.class);

    FeedpinRedisAutoConfiguration() {}

    @Bean
    @Lazy
    RedisProperties feedpinRedisProperties(Environment environment) {
        return new RedisSettings(environment).properties();
    }

    // Closed by OpenClients: an inferred destroy method would close it before the clients.
    @Bean(destroyMethod = "")
    @Lazy
    @ConditionalOnMissingBean
    FeedpinRedis feedpinRedis(RedisProperties properties, ObjectProvider<RedisAddresses> addresses) {
        RedisAddress address =
                addresses.getIfAvailable(() -> RedisAddresses.NONE).choose(properties.url());
        FeedpinRedisBuilder builder = FeedpinRedis.builder(address.nodes())
                .keyPrefix(properties.keyPrefix())
                .replicas(properties.replicas());
        if (address.ssl() != null) {
            builder.sslOptions(address.ssl());
        }
        byte @Nullable [] key = properties.decodedEncryptionKey();
        if (key != null) {
            builder.encryptionKey(key);
        }
        log.info("Feedpin shares state with other processes through Redis at {}", address);
        return builder.build();
    }

    @Bean
    @Lazy
    SharedState feedpinSharedState(FeedpinRedis redis, RedisProperties properties) {
        return new RedisSharing(redis, properties);
    }

    /** Configuration for the Redis of Spring Boot. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DataRedisConnectionDetails.class)
    static class DataRedis {

        @Bean
        @Lazy
        RedisAddresses feedpinRedisAddresses(ObjectProvider<DataRedisConnectionDetails> details) {
            @Nullable DataRedisConnectionDetails unique = details.getIfAvailable();
            if (unique == null) {
                return RedisAddresses.NONE;
            }
            DataRedisAddress boot = new DataRedisAddress(unique);
            return url -> url == null || !boot.isOfProperties() ? boot.address() : RedisAddresses.NONE.choose(url);
        }
    }
}
