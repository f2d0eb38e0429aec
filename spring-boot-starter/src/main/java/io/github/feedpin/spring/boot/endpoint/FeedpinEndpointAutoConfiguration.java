package io.github.feedpin.spring.boot.endpoint;

import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.app.OperatedClients;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auto-configuration for the actuator endpoint {@code feedpin}. */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@ConditionalOnClass(Endpoint.class)
public final class FeedpinEndpointAutoConfiguration {

    FeedpinEndpointAutoConfiguration() {}

    // Nested, since the class of the condition is absent where the auto-configuration of the actuator is.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    @ConditionalOnAvailableEndpoint(endpoint = FeedpinEndpoint.class)
    static class Exposed {

        @Bean
        @ConditionalOnBean(OperatedClients.class)
        @ConditionalOnMissingBean
        FeedpinEndpoint feedpinEndpoint(OperatedClients clients) {
            return new FeedpinEndpoint(clients);
        }
    }
}
