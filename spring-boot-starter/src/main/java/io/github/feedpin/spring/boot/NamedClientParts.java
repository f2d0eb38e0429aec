package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanRegistry.SupplierContext;

/** Creates the beans of a named client, each from parts that the application defines and from default ones. */
final class NamedClientParts {

    private final ClientFactory factory;
    private final NamedClientBeans beans;
    private final String name;
    private final ClientSettings settings;
    private final FeedpinConnectionDetails connection;

    NamedClientParts(SupplierContext context, String name, ClientSettings settings) {
        this.factory = context.bean(ClientFactory.class);
        this.beans = context.bean(NamedClientBeans.class);
        this.name = name;
        this.settings = settings;
        this.connection = beans.find(FeedpinConnectionDetails.class, name)
                .orElseGet(() -> new PropertiesConnectionDetails(settings));
    }

    FeedpinApp app() {
        FeedpinPlatform platform = platform();
        AppIdentity identity = identity(platform);
        TokenProvider tokens = beans.find(TokenProvider.class, name)
                .orElseGet(() -> factory.tokenProvider(name, platform, identity, own()));
        QuotaLimiter limiter =
                beans.find(QuotaLimiter.class, name).orElseGet(() -> factory.quotaLimiter(name, identity, own()));
        return new FeedpinApp(
                name, platform, tokens, limiter, settings.properties().verifyOnStartup());
    }

    FeedpinClient client(FeedpinApp app) {
        return factory.client(app, identity(app.platform()), own());
    }

    FeedpinStoreApp storeApp() {
        AppIdentity identity = identity(platform());
        return factory.storeApp(name, identity, tickets(identity), own());
    }

    PushedEvents pushedEvents() {
        AppIdentity identity = identity(beans.find(FeedpinPlatform.class, name).orElse(null));
        return PushedEventsFactory.create(name, connection, tickets(identity), settings);
    }

    private FeedpinPlatform platform() {
        return beans.find(FeedpinPlatform.class, name).orElseGet(() -> factory.platform(name, connection, settings));
    }

    private AppIdentity identity(@Nullable FeedpinPlatform platform) {
        return new AppIdentity(platform, connection, settings);
    }

    private OwnParts own() {
        return OwnParts.of(beans, name);
    }

    private AppTicketStore tickets(AppIdentity identity) {
        return beans.ticketStore(name, factory, identity);
    }
}
