package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SecretSourcePlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.LastLogId;
import io.github.feedpin.spring.boot.app.OperatedClients;
import io.github.feedpin.spring.boot.app.PinReleasers;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.metrics.ClientMeters;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import io.github.feedpin.token.TokenStore;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Mono;

/** Creates clients and their components from the properties and the customizers. */
final class ClientFactory {

    private final PlatformFactory platforms;
    private final List<FeedpinClientCustomizer> customizers;
    private final ObservationRegistry observationRegistry;
    private final ClientMeters meters;
    private final SharedParts shared;
    private final PinReleasers releasers;
    private final OperatedClients operated;
    private final TimeSource time;

    ClientFactory(
            PlatformFactory platforms,
            ObjectProvider<FeedpinClientCustomizer> customizers,
            ObservationRegistry observationRegistry,
            ClientMeters meters,
            SharedParts shared,
            PinReleasers releasers,
            OperatedClients operated,
            TimeSource time) {
        this.platforms = platforms;
        this.customizers = customizers.orderedStream().toList();
        this.observationRegistry = observationRegistry;
        this.meters = meters;
        this.shared = shared;
        this.releasers = releasers;
        this.operated = operated;
        this.time = time;
    }

    ReactorNettyPlatform platform(String client, FeedpinConnectionDetails connection, ClientSettings settings) {
        return platforms.create(client, connection, settings);
    }

    TokenProvider tokenProvider(String client, FeedpinPlatform platform, AppIdentity app, OwnParts own) {
        SelfBuiltApp credentials =
                app.settings().requireType(SelfBuiltApp.class, app.connection().credentials());
        FeedpinPlatform observed = ObservedPlatform.of(platform, observationRegistry, client);
        return TokenProvider.caching(
                SecretSourcePlatform.of(observed, currentSecret(app)), credentials, time, tokenStore(app, own));
    }

    /** Creates limiters of the application or, by default, those whose meters do not distinguish tenants. */
    QuotaLimiterFactory quotaLimiters(String client, AppIdentity app, OwnParts own) {
        return own.limiters() == null ? shared.quotaLimiters(app, meters.quotaListener(client)) : own.limiters();
    }

    QuotaLimiter quotaLimiter(String client, AppIdentity app, OwnParts own) {
        return quotaLimiters(client, app, own).create(new QuotaScope(FeedCardType.BOT_CHAT, null), time);
    }

    AppTicketStore ticketStore(AppIdentity app) {
        return shared.ticketStore(app);
    }

    /** Creates the client of a self-built app. Its group chats have another limiter than the app. */
    FeedpinClient client(FeedpinApp app, AppIdentity identity, OwnParts own) {
        meters.register(app.name(), app.limiter());
        operated.add(app.name(), app.limiter());
        FeedpinClientBuilder builder = builder(app.name(), app.platform(), app.lastLogId(), identity)
                .tokenProvider(app.tokens())
                .quotaLimiters(operated.adding(app.name(), quotaLimiters(app.name(), identity, own)))
                .quotaLimiter(app.limiter());
        @Nullable PinStore pins = pinStore(identity, own);
        if (pins != null) {
            builder.pinStore(pins).appId(identity.appId());
        }
        FeedpinClient client = customized(app.name(), builder).build();
        operated.add(app.name(), client.runsInProgress());
        if (pins != null) {
            addReleaser(app.name(), client.releaser());
        }
        return client;
    }

    FeedpinStoreApp storeApp(String name, AppIdentity identity, AppTicketStore tickets, OwnParts own) {
        FeedpinPlatform platform = Objects.requireNonNull(identity.platform());
        StoreApp credentials = identity.settings()
                .requireType(StoreApp.class, identity.connection().credentials());
        Mono<String> secret = currentSecret(identity);
        LastLogId lastLogId = new LastLogId();
        FeedpinClientBuilder builder = builder(name, platform, lastLogId, identity)
                .quotaLimiters(operated.adding(name, quotaLimiters(name, identity, own)))
                .appSecret(secret);
        @Nullable TokenStore tokens = tokenStore(identity, own);
        if (tokens != null) {
            builder.tokenStore(tokens);
        }
        @Nullable PinStore pins = pinStore(identity, own);
        if (pins != null) {
            builder.pinStore(pins);
        }
        FeedpinTenants tenants = customized(name, builder).buildTenants(credentials, tickets);
        meters.register(name, tenants);
        operated.add(name, tenants.runsInProgress());
        if (pins != null) {
            addReleaser(name, tenants.releaser());
        }
        boolean sharedQuota = own.limiters() == null && shared.sharesQuota(identity);
        return new FeedpinStoreApp(name, platform, credentials, secret, tickets, tenants, sharedQuota, lastLogId);
    }

    /** Asks the connection details again for each request with the secret, which may have been rotated. */
    private Mono<String> currentSecret(AppIdentity app) {
        return Mono.fromCallable(() -> app.connection().credentials().appSecret())
                .subscribeOn(time.workers());
    }

    private @Nullable TokenStore tokenStore(AppIdentity app, OwnParts own) {
        return own.tokens() == null ? shared.tokenStore(app) : own.tokens();
    }

    private @Nullable PinStore pinStore(AppIdentity app, OwnParts own) {
        boolean enabled = app.settings().properties().pins().enabled();
        return own.pins() == null && enabled ? shared.pinStore(app) : own.pins();
    }

    private void addReleaser(String client, PinReleaser releaser) {
        meters.register(client, releaser);
        releasers.add(client, releaser);
    }

    private FeedpinClientBuilder builder(String name, FeedpinPlatform platform, LastLogId lastLogId, AppIdentity app) {
        FeedpinProperties properties = app.settings().properties();
        return FeedpinClient.builder(platform)
                .name(name)
                .timeSource(time)
                .observationRegistry(observationRegistry)
                .listener(meters.runListener(name))
                .listener(lastLogId)
                .batching(properties.batching().policy())
                .concurrency(properties.concurrency().limits())
                .retry(properties.retry().policy())
                .options(properties.runOptions());
    }

    private FeedpinClientBuilder customized(String name, FeedpinClientBuilder builder) {
        customizers.forEach(customizer -> customizer.customize(name, builder));
        return builder;
    }
}
