package io.github.feedpin.spring.boot;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.ObservedPlatform;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenKeeper;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.http.client.HttpClient;

/** Makes a client, and what it is made of, as properties and customizers say. */
final class ClientFactory {

    private final ObjectProvider<SslBundles> sslBundles;
    private final List<FeedpinHttpClientCustomizer> httpClientCustomizers;
    private final List<FeedpinClientCustomizer> clientCustomizers;
    private final ObservationRegistry observationRegistry;
    private final ClientMeters meters;

    ClientFactory(
            ObjectProvider<SslBundles> sslBundles,
            ObjectProvider<FeedpinHttpClientCustomizer> httpClientCustomizers,
            ObjectProvider<FeedpinClientCustomizer> clientCustomizers,
            ObservationRegistry observationRegistry,
            ClientMeters meters) {
        this.sslBundles = sslBundles;
        this.httpClientCustomizers = httpClientCustomizers.orderedStream().toList();
        this.clientCustomizers = clientCustomizers.orderedStream().toList();
        this.observationRegistry = observationRegistry;
        this.meters = meters;
    }

    ReactorNettyPlatform platform(BaseUrl baseUrl, FeedpinProperties properties) {
        return properties
                .http()
                .applyTo(ReactorNettyPlatform.builder(baseUrl))
                .callTimeout(properties.timeout().call())
                .httpClient(client -> customized(client, properties.http()))
                .build();
    }

    TokenKeeper tokenKeeper(String client, FeedpinPlatform platform, AppCredentials credentials) {
        return TokenKeeper.caching(
                ObservedPlatform.of(platform, observationRegistry, client), credentials, TimeSource.system());
    }

    QuotaLimiter quotaLimiter(String client, FeedpinProperties properties) {
        return QuotaLimiter.of(properties.quota().quota(), TimeSource.system(), meters.quota(client));
    }

    FeedpinClient client(FeedpinApp app, FeedpinProperties properties) {
        meters.watch(app.name(), app.limiter());
        FeedpinClientBuilder builder = FeedpinClient.builder(app.lastLogId())
                .name(app.name())
                .observationRegistry(observationRegistry)
                .listener(meters.runs(app.name()))
                .tokenKeeper(app.tokens())
                .quotaLimiter(app.limiter())
                .batching(properties.batching().policy())
                .retry(properties.retry().policy())
                .options(properties.runOptions());
        clientCustomizers.forEach(customizer -> customizer.customize(builder));
        return builder.build();
    }

    private HttpClient customized(HttpClient client, HttpProperties http) {
        return Stream.concat(Stream.of(new HttpSettings(http, sslBundles)), httpClientCustomizers.stream())
                .reduce(client, (soFar, customizer) -> customizer.customize(soFar), (one, other) -> other);
    }
}
