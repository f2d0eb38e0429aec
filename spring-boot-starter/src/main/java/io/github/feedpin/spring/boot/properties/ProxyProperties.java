package io.github.feedpin.spring.boot.properties;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import reactor.netty.transport.ProxyProvider;

/**
 * Properties of the proxy.
 *
 * @param type Protocol of the proxy: 'http', 'socks4' or 'socks5'.
 * @param host Host of the proxy. No proxy is used if not set.
 * @param port Port of the proxy; 1 to 65535.
 * @param username Username for the proxy.
 * @param password Password for the proxy.
 */
public record ProxyProperties(
        @DefaultValue("http") ProxyProvider.Proxy type,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password) {

    private static final int LAST_PORT = 65_535;

    public ProxyProperties {
        InvalidPropertyException.require(StringUtils.hasText(host), "host is missing; a proxy needs a host and a port");
        InvalidPropertyException.require(port != null, "port is missing; a proxy needs a host and a port");
        InvalidPropertyException.require(
                port == null || port >= 1 && port <= LAST_PORT, "port must be 1 to 65535, but is " + port);
        InvalidPropertyException.require(
                password == null || StringUtils.hasText(username), "username is missing; a password needs one");
    }

    public void applyTo(ProxyProvider.TypeSpec spec) {
        ProxyProvider.Builder proxy =
                spec.type(type).host(Objects.requireNonNull(host)).port(Objects.requireNonNull(port));
        if (username != null) {
            proxy.username(username);
        }
        if (password != null) {
            proxy.password(user -> password);
        }
    }

    /** Does not contain the password. */
    @Override
    public String toString() {
        return "ProxyProperties[type=" + type + ", host=" + host + ", port=" + port + ", username=" + username
                + ", password=" + (password == null ? null : "***") + "]";
    }
}
