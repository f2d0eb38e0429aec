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
 * Applies the properties of the HTTP client for which the adapter has no settings: protocols, compression, proxy and
 * TLS.
 *
 * @param http the properties
 * @param sslBundles the SSL bundles of the application
 */
public record HttpSettings(HttpProperties http, ObjectProvider<SslBundles> sslBundles) {

    private static final List<Protocol> DEFAULT_PROTOCOLS = List.of(Protocol.HTTP11);

    public HttpClient applyTo(HttpClient client) {
        HttpClient customized = withProtocols(http.protocols(), client).compress(http.compression());
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
     * Keeps the default protocol unset: setting it makes Reactor Netty initialize TLS at startup, which would be most
     * of the time that Feedpin adds to it.
     */
    private static HttpClient withProtocols(List<Protocol> protocols, HttpClient client) {
        return protocols.equals(DEFAULT_PROTOCOLS)
                ? client
                : client.protocol(
                        protocols.stream().map(HttpSettings::toReactorNetty).toArray(HttpProtocol[]::new));
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

    private static HttpProtocol toReactorNetty(Protocol protocol) {
        return switch (protocol) {
            case HTTP11 -> HttpProtocol.HTTP11;
            case H2 -> HttpProtocol.H2;
        };
    }
}
