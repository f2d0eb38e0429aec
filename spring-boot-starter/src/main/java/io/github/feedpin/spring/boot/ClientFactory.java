package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.http.HttpSettings;
import io.github.feedpin.spring.boot.metrics.ClientMeters;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
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

    TokenProvider tokenProvider(String client, FeedpinPlatform platform, SelfBuiltApp credentials) {
        return TokenProvider.caching(ObservedPlatform.of(platform, observationRegistry, client), credentials, time);
    }

    QuotaLimiter quotaLimiter(String client, FeedpinProperties properties) {
        return QuotaLimiter.of(properties.quota().quota(), time, meters.quotaListener(client));
    }

    FeedpinClient client(FeedpinApp app, FeedpinProperties properties) {
        meters.register(app.name(), app.limiter());
        FeedpinClientBuilder builder = FeedpinClient.builder(app.platform())
                .name(app.name())
                .timeSource(time)
                .observationRegistry(observationRegistry)
                .listener(meters.runListener(app.name()))
                .listener(app.lastLogId())
                .tokenProvider(app.tokens())
                .quotaLimiter(app.limiter())
                .batching(properties.batching().policy())
                .concurrency(properties.concurrency().limits())
                .retry(properties.retry().policy())
                .options(properties.runOptions());
        clientCustomizers.forEach(customizer -> customizer.customize(app.name(), builder));
        return builder.build();
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
