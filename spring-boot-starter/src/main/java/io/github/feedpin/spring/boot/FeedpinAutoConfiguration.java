package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.OperatedClients;
import io.github.feedpin.spring.boot.app.PinReleasers;
import io.github.feedpin.spring.boot.app.PinStoreFactory;
import io.github.feedpin.spring.boot.app.SharedState;
import io.github.feedpin.spring.boot.app.StartupVerification;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.environment.RedisSettings;
import io.github.feedpin.spring.boot.http.ManagedEventLoops;
import io.github.feedpin.spring.boot.metrics.ClientMeters;
import io.github.feedpin.spring.boot.metrics.MicrometerMeters;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.shutdown.ShutdownConfiguration;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Auto-configuration for {@link FeedpinClient} and its components; for a store app, for {@link FeedpinTenants} and
 * theirs. Applies if the application sets a property of Feedpin, or defines a bean that replaces the credentials. Each
 * bean backs off if the application defines its own, and all of them if it defines a client, or the tenants. Each
 * client below {@code feedpin.clients} is a bean that is qualified by its name; beans that replace its components have
 * the same qualifier. When the context closes, runs are stopped in the phase of the web server's graceful shutdown;
 * clients and their connections are closed after all other beans are destroyed.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@Conditional(OnFeedpinConfigured.class)
@Import({
    SingleAppConfiguration.class,
    SingleStoreAppConfiguration.class,
    NamedClientsRegistrar.class,
    ShutdownConfiguration.class
})
@ImportRuntimeHints(FeedpinRuntimeHints.class)
public final class FeedpinAutoConfiguration {

    FeedpinAutoConfiguration() {}

    @Bean
    ClientFactory feedpinClientFactory(
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<FeedpinHttpClientCustomizer> httpClientCustomizers,
            ObjectProvider<FeedpinClientCustomizer> clientCustomizers,
            ObjectProvider<ObservationRegistry> observationRegistry,
            ObjectProvider<ClientMeters> meters,
            ObjectProvider<SharedState> shared,
            PinReleasers releasers,
            OperatedClients operated,
            ObjectProvider<PinStoreFactory> localPins,
            ObjectProvider<TimeSource> timeSource,
            Environment environment) {
        TimeSource time = timeSource.getIfUnique(TimeSource::system);
        return new ClientFactory(
                new PlatformFactory(sslBundles, httpClientCustomizers),
                clientCustomizers,
                observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
                meters.getIfUnique(() -> ClientMeters.NONE),
                new SharedParts(
                        shared, new RedisSettings(environment), localPins.getIfUnique(() -> PinStore::inMemory), time),
                releasers,
                operated,
                time);
    }

    // Lazy, so that the beans are created only if there is a client at the top level.
    @Bean
    @Lazy
    OwnParts feedpinOwnParts(
            ObjectProvider<QuotaLimiterFactory> limiters,
            ObjectProvider<TokenStore> tokens,
            ObjectProvider<PinStore> pins) {
        return OwnParts.of(limiters, tokens, pins);
    }

    @Bean
    OperatedClients feedpinOperatedClients(ObjectProvider<TimeSource> time) {
        return new OperatedClients(time.getIfUnique(TimeSource::system));
    }

    @Bean
    PinReleasers feedpinPinReleasers() {
        return new PinReleasers();
    }

    @Bean
    NamedClientBeans feedpinNamedClientBeans(ConfigurableListableBeanFactory beans) {
        return new NamedClientBeans(beans);
    }

    @Bean
    UnusedBeanWarnings feedpinUnusedBeanWarnings(
            ConfigurableListableBeanFactory beans, NamedClientBeans namedBeans, Environment environment) {
        return new UnusedBeanWarnings(beans, namedBeans, new NamedClients(environment));
    }

    @Bean
    static NamedClientQualifiers feedpinNamedClientQualifiers(Environment environment) {
        return new NamedClientQualifiers(new NamedClients(environment));
    }

    @Bean
    static ReplacedClientsRemover feedpinReplacedClientsRemover(Environment environment) {
        return new ReplacedClientsRemover(new NamedClients(environment));
    }

    // Lazy, so that invalid properties are reported only if a bean needs them.
    @Bean
    @Lazy
    ClientSettings feedpinSettings(Environment environment) {
        return ClientSettings.ofTopLevel(environment);
    }

    /** A bean, so that the {@code configprops} endpoint of an application shows the properties. */
    @Bean
    @Lazy
    FeedpinProperties feedpinProperties(ClientSettings settings) {
        return settings.properties();
    }

    @Bean
    StartupVerification feedpinStartupVerification(ObjectProvider<FeedpinApp> apps) {
        return new StartupVerification(apps.stream().toList());
    }

    /** Configuration for the event loops that Spring manages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ReactorResourceFactory.class)
    static class EventLoops {

        @Bean
        ManagedEventLoops feedpinManagedEventLoops(ObjectProvider<ReactorResourceFactory> factories) {
            return new ManagedEventLoops(factories);
        }

        @Bean
        @Order(Ordered.HIGHEST_PRECEDENCE)
        FeedpinHttpClientCustomizer feedpinEventLoops(ManagedEventLoops loops) {
            return (clientName, client) -> loops.applyTo(client);
        }
    }

    /** Configuration for the meters of clients. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Meters {

        @Bean
        ClientMeters feedpinMeters(ObjectProvider<MeterRegistry> registry) {
            MeterRegistry unique = registry.getIfUnique();
            return unique == null ? ClientMeters.NONE : new MicrometerMeters(unique);
        }
    }
}
