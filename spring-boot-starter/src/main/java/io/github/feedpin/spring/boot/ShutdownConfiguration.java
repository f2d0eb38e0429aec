package io.github.feedpin.spring.boot;

import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stops and closes the clients of a context, whoever has made them. */
@Configuration(proxyBeanMethods = false)
class ShutdownConfiguration {

    @Bean(destroyMethod = "close")
    static OpenClients feedpinOpenClients(ConfigurableListableBeanFactory beans) {
        return new OpenClients(beans);
    }

    @Bean
    FeedpinShutdown feedpinShutdown(OpenClients clients, ObjectProvider<LifecycleProperties> lifecycle) {
        Duration phaseTimeout =
                lifecycle.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
        return new FeedpinShutdown(clients, phaseTimeout);
    }

    @Bean
    FeedpinShutdownEnd feedpinShutdownEnd(OpenClients clients) {
        return new FeedpinShutdownEnd(clients);
    }
}
