package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.token.AppTicketStore;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configuration for the tenants of a store app at the top level of the properties. Each bean backs off if the
 * application defines its own.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnSingleApp.class)
@ConditionalOnAppType(AppType.STORE)
class SingleStoreAppConfiguration {

    static final String TENANTS = "feedpinTenants";
    static final String APP = "feedpinStoreApp";
    static final String EVENTS = "feedpinPushedEvents";

    private static final String NAME = SingleAppConfiguration.CLIENT;
    private static final String PLATFORM = "feedpinPlatform";

    /** The beans that need the connection and serve the tenants only. */
    static final List<String> CONNECTED_PARTS = List.of(APP, EVENTS, PLATFORM);

    // Lazy, so that properties are validated only if there are tenants or a receiver to configure.
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    FeedpinConnectionDetails feedpinConnectionDetails(ClientSettings settings) {
        return new PropertiesConnectionDetails(settings);
    }

    // Closed by OpenClients: an inferred destroy method would block without a timeout, and before the tenants are.
    @Bean(name = PLATFORM, destroyMethod = "")
    @ConditionalOnMissingBean({FeedpinPlatform.class, FeedpinTenants.class})
    ReactorNettyPlatform feedpinPlatform(
            ClientFactory factory, FeedpinConnectionDetails connection, ClientSettings settings) {
        return factory.platform(NAME, connection, settings);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    AppTicketStore feedpinAppTicketStore(
            ClientFactory factory,
            ObjectProvider<FeedpinPlatform> platform,
            FeedpinConnectionDetails connection,
            ClientSettings settings) {
        return factory.ticketStore(new AppIdentity(platform.getIfAvailable(), connection, settings));
    }

    @Bean(APP)
    @ConditionalOnMissingBean(FeedpinTenants.class)
    FeedpinStoreApp feedpinStoreApp(
            ClientFactory factory,
            FeedpinPlatform platform,
            FeedpinConnectionDetails connection,
            AppTicketStore tickets,
            ClientSettings settings,
            OwnParts own) {
        return factory.storeApp(NAME, new AppIdentity(platform, connection, settings), tickets, own);
    }

    @Bean(TENANTS)
    @ConditionalOnMissingBean
    FeedpinTenants feedpinTenants(@Qualifier(APP) FeedpinStoreApp app) {
        return app.tenants();
    }

    @Bean(EVENTS)
    @Conditional(OnEventsPath.class)
    PushedEvents feedpinPushedEvents(
            FeedpinConnectionDetails connection, AppTicketStore tickets, ClientSettings settings) {
        return PushedEventsFactory.create(NAME, connection, tickets, settings);
    }
}
