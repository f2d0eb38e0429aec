package io.github.feedpin.spring.boot.shutdown;

import io.github.feedpin.spring.boot.app.PinReleasers;
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

    /** The phase timeout of Spring if Spring Boot does not configure it. */
    private static final Duration DEFAULT_PHASE_TIMEOUT = Duration.ofSeconds(10);

    @Bean(destroyMethod = "close")
    static OpenClients feedpinOpenClients(ConfigurableListableBeanFactory beans) {
        return new OpenClients(beans);
    }

    @Bean
    FeedpinShutdown feedpinShutdown(OpenClients clients, ObjectProvider<LifecycleProperties> lifecycle) {
        return new FeedpinShutdown(clients, phaseTimeout(lifecycle));
    }

    @Bean
    PinReleaserLifecycle feedpinPinReleaserLifecycle(
            ObjectProvider<PinReleasers> releasers, ObjectProvider<LifecycleProperties> lifecycle) {
        return new PinReleaserLifecycle(releasers.getIfAvailable(PinReleasers::new), phaseTimeout(lifecycle));
    }

    private static Duration phaseTimeout(ObjectProvider<LifecycleProperties> lifecycle) {
        @Nullable LifecycleProperties properties = lifecycle.getIfAvailable();
        return properties == null ? DEFAULT_PHASE_TIMEOUT : properties.getTimeoutPerShutdownPhase();
    }

    @Bean
    FeedpinShutdownEnd feedpinShutdownEnd(OpenClients clients) {
        return new FeedpinShutdownEnd(clients);
    }
}
