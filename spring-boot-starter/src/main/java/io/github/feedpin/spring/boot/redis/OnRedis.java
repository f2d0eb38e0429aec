package io.github.feedpin.spring.boot.redis;

import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.spring.boot.environment.RedisSettings;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link Conditional} that matches if a Redis is configured: by a URL, by a bean of the application, or by the
 * connection details of Spring Boot's module for Redis, which exist wherever that module is, and lead to
 * {@code localhost:6379} by default.
 */
final class OnRedis extends AnyNestedCondition {

    OnRedis() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(OnUrl.class)
    static final class Url {}

    @ConditionalOnBean(FeedpinRedis.class)
    static final class OwnRedis {}

    @ConditionalOnBean(type = "org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails")
    static final class ConnectionDetailsBean {}

    static final class OnUrl extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean set = new RedisSettings(context.getEnvironment()).hasUrl();
            return new ConditionOutcome(
                    set, ConditionMessage.of("feedpin.redis.url is " + (set ? "" : "not ") + "set"));
        }
    }

    /** Matches unless the application disables Redis. */
    static final class OnNotDisabled extends SpringBootCondition {

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean enabled =
                    new RedisSettings(context.getEnvironment()).enabled().orElse(true);
            return new ConditionOutcome(enabled, ConditionMessage.of("feedpin.redis.enabled is " + enabled));
        }
    }
}
