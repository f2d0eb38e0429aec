package io.github.feedpin.cli.proxy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;
import reactor.netty.transport.ProxyProvider.Proxy;

/**
 * A proxy server and how to log in to it.
 *
 * @param protocol the protocol that it speaks
 * @param host its name or address; an IPv6 address without brackets
 * @param port its port
 * @param username the user name; null when it asks for none
 * @param password the password, which may be empty; null without a user name
 */
record ProxyServer(
        Proxy protocol,
        String host,
        int port,
        @Nullable String username,
        @Nullable String password) {

    /**
     * {@code client}, with all of its connections through this proxy, to {@code http} URLs as well: by {@code CONNECT}
     * or SOCKS.
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

    /** The proxy's URL, without user name and password. */
    @Override
    public String toString() {
        String scheme = protocol.name().toLowerCase(Locale.ROOT);
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
