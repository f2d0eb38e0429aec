package io.github.feedpin.spring.boot.shutdown;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configuration for the shutdown of all clients of a context. */
@Configuration(proxyBeanMethods = false)
public class ShutdownConfiguration {

    /** How long the phase takes where Boot does not say so to Spring. */
    private static final Duration SPRINGS_DEFAULT = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    static OpenClients feedpinOpenClients(ConfigurableListableBeanFactory beans) {
        return new OpenClients(beans);
    }

    @Bean
    FeedpinShutdown feedpinShutdown(OpenClients clients, ObjectProvider<LifecycleProperties> lifecycle) {
        @Nullable LifecycleProperties properties = lifecycle.getIfAvailable();
        return new FeedpinShutdown(
                clients, properties == null ? SPRINGS_DEFAULT : properties.getTimeoutPerShutdownPhase());
    }

    @Bean
    FeedpinShutdownEnd feedpinShutdownEnd(OpenClients clients) {
        return new FeedpinShutdownEnd(clients);
    }
}
