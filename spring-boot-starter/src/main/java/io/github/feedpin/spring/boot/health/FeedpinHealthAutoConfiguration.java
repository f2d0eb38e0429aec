package io.github.feedpin.spring.boot.health;

import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the {@code feedpin} health contributor, with a component for each client that Feedpin
 * configures.
 */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthContributor.class)
public final class FeedpinHealthAutoConfiguration {

    FeedpinHealthAutoConfiguration() {}

    // Nested, since the class of the condition is absent where Spring Boot's health is.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnEnabledHealthIndicator("feedpin")
    static class Contributor {

        @Bean
        @ConditionalOnBean(FeedpinApp.class)
        @ConditionalOnMissingBean(name = {"feedpinHealthIndicator", "feedpinHealthContributor"})
        ReactiveHealthContributor feedpinHealthContributor(ObjectProvider<FeedpinApp> apps) {
            List<FeedpinApp> all = apps.stream().toList();
            return all.size() == 1
                    ? new FeedpinHealthIndicator(all.get(0), Clock.systemUTC())
                    : CompositeReactiveHealthContributor.fromMap(all.stream()
                            .collect(Collectors.toMap(
                                    FeedpinApp::name, app -> new FeedpinHealthIndicator(app, Clock.systemUTC()))));
        }
    }
}
