package io.github.feedpin.cli.proxy;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selected connection to a platform: direct, or through a proxy. {@code toString} contains no credentials. */
public final class ProxyChoice {

    /** Direct connection. */
    public static final ProxyChoice DIRECT = new ProxyChoice(null, "");

    private final @Nullable ProxyServer server;
    private final String source;

    private ProxyChoice(@Nullable ProxyServer server, String source) {
        this.server = server;
        this.source = source;
    }

    static ProxyChoice through(ProxyServer server, String source) {
        return new ProxyChoice(server, source);
    }

    /** Creates the platform at {@code baseUrl} with this connection. */
    public ReactorNettyPlatform platform(BaseUrl baseUrl) {
        @Nullable ProxyServer proxy = server;
        return proxy == null
                ? ReactorNettyPlatform.create(baseUrl)
                : ReactorNettyPlatform.builder(baseUrl)
                        .httpClient(proxy::applyTo)
                        .build();
    }

    /**
     * Returns the proxy and its source, for instance {@code http://proxy:3128, from HTTPS_PROXY}; empty without one.
     */
    public Optional<String> text() {
        return server == null ? Optional.empty() : Optional.of(server + ", from " + source);
    }

    @Override
    public String toString() {
        return text().orElse("direct");
    }
}
