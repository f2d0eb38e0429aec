package io.github.feedpin.spring.boot.health;

import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PinReleasers;
import io.github.feedpin.time.TimeSource;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration for the {@code feedpin} health contributor, with a component for each app that Feedpin configures,
 * and for checks of single tenants of store apps.
 */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@ConditionalOnClass(ReactiveHealthContributor.class)
public final class FeedpinHealthAutoConfiguration {

    FeedpinHealthAutoConfiguration() {}

    // Nested, since the class of the condition is absent where Spring Boot's health is.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnEnabledHealthIndicator("feedpin")
    static class Contributor {

        @Bean
        @Conditional(OnAnyApp.class)
        @ConditionalOnMissingBean(name = {"feedpinHealthIndicator", "feedpinHealthContributor"})
        ReactiveHealthContributor feedpinHealthContributor(
                ObjectProvider<FeedpinApp> apps, ObjectProvider<FeedpinStoreApp> storeApps, PinReleasers releasers) {
            Clock clock = Clock.systemUTC();
            Map<String, ReactiveHealthIndicator> all = new LinkedHashMap<>();
            apps.forEach(app -> all.put(app.name(), new FeedpinHealthIndicator(app, clock)));
            storeApps.forEach(app -> all.put(app.name(), new StoreAppHealthIndicator(app, clock)));
            all.replaceAll((name, indicator) -> releasers
                    .of(name)
                    .<ReactiveHealthIndicator>map(releaser -> new PinsHealthIndicator(indicator, releaser))
                    .orElse(indicator));
            return all.size() == 1 ? all.values().iterator().next() : CompositeReactiveHealthContributor.fromMap(all);
        }
    }

    /** Configuration for checks of single tenants. */
    @Configuration(proxyBeanMethods = false)
    static class Tenants {

        @Bean
        @ConditionalOnBean(FeedpinStoreApp.class)
        @ConditionalOnMissingBean
        FeedpinTenantHealth feedpinTenantHealth(ObjectProvider<FeedpinStoreApp> apps, ObjectProvider<TimeSource> time) {
            return new FeedpinTenantHealth(apps.stream().toList(), time.getIfUnique(TimeSource::system));
        }
    }

    /** Matches if there is an app of either type. */
    static final class OnAnyApp extends AnyNestedCondition {

        OnAnyApp() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnBean(FeedpinApp.class)
        static final class SelfBuilt {}

        @ConditionalOnBean(FeedpinStoreApp.class)
        static final class Store {}
    }
}
