package io.github.feedpin.cli.proxy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;
import reactor.netty.transport.ProxyProvider.Proxy;

/**
 * Proxy server and its credentials.
 *
 * @param protocol the protocol
 * @param host the name or address; an IPv6 address without brackets
 * @param port the port
 * @param username the user name; null without authentication
 * @param password the password, which may be empty; null without a user name
 */
record ProxyServer(
        Proxy protocol,
        String host,
        int port,
        @Nullable String username,
        @Nullable String password) {

    /**
     * Returns {@code client} with all connections through this proxy, by {@code CONNECT} (for {@code http} URLs as
     * well) or SOCKS.
     */
    HttpClient applyTo(HttpClient client) {
        return client.proxy(spec -> {
            ProxyProvider.Builder proxy = spec.type(protocol).host(host).port(port);
            if (username != null && password != null) {
                String secret = password;
                proxy.username(username).password(user -> secret);
            }
        });
    }

    /** Returns the proxy's URL without user name and password. */
    @Override
    public String toString() {
        String scheme = protocol.name().toLowerCase(Locale.ROOT);
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
