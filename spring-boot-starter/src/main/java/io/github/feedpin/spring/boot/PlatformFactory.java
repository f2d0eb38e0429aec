package io.github.feedpin.spring.boot;

import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.http.HttpSettings;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import reactor.netty.http.client.HttpClient;

/** Creates the platforms of clients from the properties and the customizers of the HTTP client. */
final class PlatformFactory {

    private final ObjectProvider<SslBundles> sslBundles;
    private final List<FeedpinHttpClientCustomizer> customizers;

    PlatformFactory(ObjectProvider<SslBundles> sslBundles, ObjectProvider<FeedpinHttpClientCustomizer> customizers) {
        this.sslBundles = sslBundles;
        this.customizers = customizers.orderedStream().toList();
    }

    ReactorNettyPlatform create(String client, FeedpinConnectionDetails connection, ClientSettings settings) {
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

    private HttpClient configured(HttpProperties properties, HttpClient http) {
        return new HttpSettings(properties, sslBundles).applyTo(http);
    }

    private HttpClient customized(String client, HttpClient http) {
        HttpClient customized = http;
        for (FeedpinHttpClientCustomizer customizer : customizers) {
            customized = customizer.customize(client, customized);
        }
        return customized;
    }
}
