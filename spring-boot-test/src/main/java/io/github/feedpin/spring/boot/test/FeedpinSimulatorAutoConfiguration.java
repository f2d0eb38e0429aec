package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.OnSingleApp;
import io.github.feedpin.spring.boot.app.PinReleasers;
import io.github.feedpin.time.TimeSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** Auto-configuration for a simulator of each app, before the starter looks for connection details. */
@AutoConfiguration(before = FeedpinAutoConfiguration.class)
final class FeedpinSimulatorAutoConfiguration {

    FeedpinSimulatorAutoConfiguration() {}

    @Bean
    static RealConnectionsRemover feedpinRealConnectionsRemover() {
        return new RealConnectionsRemover();
    }

    @Bean
    SimulatedTime feedpinSimulatedTime(ObjectProvider<PinReleasers> releasers) {
        return new SimulatedTime(releasers);
    }

    @Bean
    ResettablePinStores feedpinResettablePinStores() {
        return new ResettablePinStores();
    }

    @Bean
    SimulatedPushes feedpinSimulatedPushes(ListableBeanFactory beans, Environment environment) {
        return new SimulatedPushes(beans, environment);
    }

    @Bean
    @ConditionalOnMissingBean
    TimeSource feedpinTimeSource(SimulatedTime time) {
        return time.source();
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(OnSingleApp.class)
    @Import(SingleAppRegistrar.class)
    static class SingleApp {}

    @Configuration(proxyBeanMethods = false)
    @Import(NamedAppsRegistrar.class)
    static class NamedApps {}
}
