package io.github.feedpin.spring.boot.http;

import io.github.feedpin.spring.boot.properties.HttpProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties.Protocol;
import io.github.feedpin.spring.boot.properties.ProxyProperties;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/**
 * What the properties say about the HTTP client, beyond what the adapter itself has settings for.
 *
 * @param http what is set
 * @param sslBundles where the SSL bundle is found
 */
public record HttpSettings(HttpProperties http, ObjectProvider<SslBundles> sslBundles) {

    private static final List<Protocol> SPOKEN_ANYWAY = List.of(Protocol.HTTP11);

    public HttpClient applyTo(HttpClient client) {
        HttpClient customized = speaking(http.protocols(), client).compress(http.compression());
        @Nullable ProxyProperties proxy = http.proxy();
        if (proxy != null) {
            customized = customized.proxy(proxy::applyTo);
        }
        @Nullable String bundle = http.ssl().bundle();
        return bundle == null
                ? customized
                : secure(customized, sslBundles.getObject().getBundle(bundle));
    }

    /**
     * Reactor Netty prepares TLS as soon as it is told any protocol: most of what Feedpin would cost the start of an
     * application.
     */
    private static HttpClient speaking(List<Protocol> protocols, HttpClient client) {
        return protocols.equals(SPOKEN_ANYWAY)
                ? client
                : client.protocol(protocols.stream().map(HttpSettings::nettys).toArray(HttpProtocol[]::new));
    }

    private HttpClient secure(HttpClient client, SslBundle bundle) {
        GenericSslContextSpec<SslContextBuilder> context = http.protocols().contains(Protocol.H2)
                ? Http2SslContextSpec.forClient()
                : Http11SslContextSpec.forClient();
        SslOptions options = bundle.getOptions();
        context.configure(builder -> {
            builder.keyManager(bundle.getManagers().getKeyManagerFactory())
                    .trustManager(bundle.getManagers().getTrustManagerFactory());
            if (options.getCiphers() != null) {
                builder.ciphers(List.of(options.getCiphers()));
            }
            if (options.getEnabledProtocols() != null) {
                builder.protocols(options.getEnabledProtocols());
            }
        });
        return client.secure(spec -> spec.sslContext(context));
    }

    private static HttpProtocol nettys(Protocol protocol) {
        return switch (protocol) {
            case HTTP11 -> HttpProtocol.HTTP11;
            case H2 -> HttpProtocol.H2;
        };
    }
}
