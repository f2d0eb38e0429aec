package io.github.feedpin.cli.proxy;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How to reach a platform: direct, or through a proxy, which something asked for. Shows no credentials. */
public final class ProxyChoice {

    /** Without a proxy. */
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

    /** The platform at {@code baseUrl}, reached this way. */
    public ReactorNettyPlatform platform(BaseUrl baseUrl) {
        @Nullable ProxyServer proxy = server;
        return proxy == null
                ? ReactorNettyPlatform.create(baseUrl)
                : ReactorNettyPlatform.builder(baseUrl)
                        .httpClient(proxy::applyTo)
                        .build();
    }

    /** The proxy and what asked for it, for instance {@code http://proxy:3128, from HTTPS_PROXY}; empty without one. */
    public Optional<String> words() {
        return server == null ? Optional.empty() : Optional.of(server + ", from " + source);
    }

    @Override
    public String toString() {
        return words().orElse("direct");
    }
}
