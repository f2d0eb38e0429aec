package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.LastLogId;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.http.HttpSettings;
import io.github.feedpin.spring.boot.metrics.ClientMeters;
import io.github.feedpin.spring.boot.properties.EventsProperties;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.http.client.HttpClient;

/** Creates clients and their components from the properties and the customizers. */
final class ClientFactory {

    private final ObjectProvider<SslBundles> sslBundles;
    private final List<FeedpinHttpClientCustomizer> httpClientCustomizers;
    private final List<FeedpinClientCustomizer> clientCustomizers;
    private final ObservationRegistry observationRegistry;
    private final ClientMeters meters;
    private final TimeSource time;

    ClientFactory(
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<FeedpinHttpClientCustomizer> httpClientCustomizers,
            ObjectProvider<FeedpinClientCustomizer> clientCustomizers,
            ObservationRegistry observationRegistry,
            ClientMeters meters,
            TimeSource time) {
        this.sslBundles = sslBundles;
        this.httpClientCustomizers = httpClientCustomizers.orderedStream().toList();
        this.clientCustomizers = clientCustomizers.orderedStream().toList();
        this.observationRegistry = observationRegistry;
        this.meters = meters;
        this.time = time;
    }

    ReactorNettyPlatform platform(String client, FeedpinConnectionDetails connection, ClientSettings settings) {
        boolean direct = connection.direct();
        if (!direct) {
            settings.requireResolved("http");
        }
        FeedpinProperties properties = settings.properties();
        return properties
                .http()
                .applyTo(ReactorNettyPlatform.builder(connection.baseUrl()))
                .callTimeout(properties.timeout().call())
                .httpClient(http -> customized(client, direct ? http : configured(properties.http(), http)))
                .build();
    }

    TokenProvider tokenProvider(
            String client, FeedpinPlatform platform, FeedpinConnectionDetails connection, ClientSettings settings) {
        SelfBuiltApp credentials = settings.requireType(SelfBuiltApp.class, connection.credentials());
        return TokenProvider.caching(ObservedPlatform.of(platform, observationRegistry, client), credentials, time);
    }

    /** Creates the default limiters, whose meters do not distinguish tenants. */
    QuotaLimiterFactory quotaLimiters(String client, FeedpinProperties properties) {
        QuotaListener listener = meters.quotaListener(client);
        return (scope, source) -> QuotaLimiter.of(properties.quota().quota(), source, listener);
    }

    QuotaLimiter quotaLimiter(QuotaLimiterFactory limiters) {
        return limiters.create(new QuotaScope(FeedCardType.BOT_CHAT, null), time);
    }

    AppTicketStore ticketStore() {
        return AppTicketStore.inMemory(time);
    }

    FeedpinClient client(FeedpinApp app, FeedpinProperties properties) {
        meters.register(app.name(), app.limiter());
        FeedpinClientBuilder builder = builder(app.name(), app.platform(), app.lastLogId(), properties)
                .tokenProvider(app.tokens())
                .quotaLimiter(app.limiter());
        return customized(app.name(), builder).build();
    }

    FeedpinStoreApp storeApp(
            String name,
            FeedpinPlatform platform,
            FeedpinConnectionDetails connection,
            AppTicketStore tickets,
            QuotaLimiterFactory limiters,
            ClientSettings settings) {
        StoreApp credentials = settings.requireType(StoreApp.class, connection.credentials());
        LastLogId lastLogId = new LastLogId();
        FeedpinClientBuilder builder =
                builder(name, platform, lastLogId, settings.properties()).quotaLimiters(limiters);
        FeedpinTenants tenants = customized(name, builder).buildTenants(credentials, tickets);
        meters.register(name, tenants);
        return new FeedpinStoreApp(name, platform, credentials, tickets, tenants, lastLogId);
    }

    PushedEvents pushedEvents(
            String name, FeedpinConnectionDetails connection, AppTicketStore tickets, ClientSettings settings) {
        StoreApp credentials = settings.requireType(StoreApp.class, connection.credentials());
        @Nullable EventVerification own = connection.eventVerification();
        EventVerification verification = own == null ? verification(settings.events()) : own;
        return new PushedEvents(
                name,
                credentials.appId(),
                Objects.requireNonNull(settings.properties().events().path()),
                tickets,
                verification.encryptKeys(),
                verification.verificationTokens());
    }

    private static EventVerification verification(EventsProperties properties) {
        return new EventVerification(properties.encryptKey(), properties.verificationToken());
    }

    private FeedpinClientBuilder builder(
            String name, FeedpinPlatform platform, LastLogId lastLogId, FeedpinProperties properties) {
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
        clientCustomizers.forEach(customizer -> customizer.customize(name, builder));
        return builder;
    }

    private HttpClient configured(HttpProperties properties, HttpClient http) {
        return new HttpSettings(properties, sslBundles).applyTo(http);
    }

    private HttpClient customized(String client, HttpClient http) {
        HttpClient customized = http;
        for (FeedpinHttpClientCustomizer customizer : httpClientCustomizers) {
            customized = customizer.customize(client, customized);
        }
        return customized;
    }
}
