package io.github.feedpin.cli.proxy;

import io.github.feedpin.platform.BaseUrl;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the proxy for a platform from the environment variables, as curl and Go read them, and then from the JVM's
 * system properties. Loopback addresses use no proxy. Settings that do not apply are not validated.
 *
 * @param environment the environment variables
 * @param properties the system properties
 */
public record ProxyResolver(Map<String, String> environment, Map<String, String> properties) {

    /**
     * Returns the proxy for a URL.
     *
     * @param source the setting that holds the URL, for messages
     * @throws IllegalArgumentException if the URL is invalid; the message does not quote it
     */
    public static ProxyChoice named(String url, String source) {
        return ProxyChoice.through(in(source, () -> ProxyUrl.parse(url)), source);
    }

    /** @throws IllegalArgumentException if a setting is invalid; the message names it but does not quote its value */
    public ProxyChoice resolve(BaseUrl baseUrl) {
        URI uri = baseUrl.uri();
        boolean https = uri.getScheme().equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
        String host = Hosts.normalized(uri.getHost());
        if (Hosts.isLoopback(host) || isExcepted(host, port)) {
            return ProxyChoice.DIRECT;
        }
        for (String name : variables(https)) {
            @Nullable String url = setting(environment, name);
            if (url != null) {
                return named(url, name);
            }
        }
        @Nullable ProxyChoice choice = fromProperties(https ? "https" : "http", host, port);
        return choice == null ? ProxyChoice.DIRECT : choice;
    }

    private boolean isExcepted(String host, int port) {
        for (String name : List.of("no_proxy", "NO_PROXY")) {
            @Nullable String hosts = setting(environment, name);
            if (hosts != null) {
                return in(name, () -> NonProxyHosts.ofVariable(hosts)).contain(host, port);
            }
        }
        return false;
    }

    /** Under CGI, HTTP_PROXY holds the request header "Proxy", so only the lower-case variable is read. */
    private List<String> variables(boolean https) {
        if (https) {
            return List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
        }
        return environment.containsKey("REQUEST_METHOD")
                ? List.of("http_proxy", "all_proxy", "ALL_PROXY")
                : List.of("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY");
    }

    private @Nullable ProxyChoice fromProperties(String scheme, String host, int port) {
        @Nullable ProxyChoice choice = null;
        if (!propertyExcepts("http.nonProxyHosts", host, port)) {
            String defaultPort = scheme.equals("https") ? "443" : "80";
            choice = property("http", scheme + ".proxy", defaultPort, scheme + ".proxyUser", scheme + ".proxyPassword");
        }
        if (choice == null && !propertyExcepts("socksNonProxyHosts", host, port)) {
            String version = properties.getOrDefault("socksProxyVersion", "5");
            choice = property(
                    "socks" + version, "socksProxy", "1080", "java.net.socks.username", "java.net.socks.password");
        }
        return choice;
    }

    private boolean propertyExcepts(String name, String host, int port) {
        @Nullable String hosts = setting(properties, name);
        return hosts != null && NonProxyHosts.ofProperty(hosts).contain(host, port);
    }

    private @Nullable ProxyChoice property(
            String kind, String prefix, String defaultPort, String userProperty, String passwordProperty) {
        @Nullable String host = setting(properties, prefix + "Host");
        if (host == null) {
            return null;
        }
        String source = "-D" + prefix + "Host";
        ProxyServer server = in(source, () -> {
            String name = Hosts.checked(host);
            String port = properties.getOrDefault(prefix + "Port", defaultPort).strip();
            ProxyServer proxy =
                    ProxyUrl.parse(kind + "://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port);
            @Nullable String user = setting(properties, userProperty);
            return user == null
                    ? proxy
                    : new ProxyServer(
                            proxy.protocol(), name, proxy.port(), user, properties.getOrDefault(passwordProperty, ""));
        });
        return ProxyChoice.through(server, source);
    }

    /** Returns null for a blank value: an empty variable counts as not set. */
    private static @Nullable String setting(Map<String, String> settings, String name) {
        @Nullable String value = settings.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <T> T in(String source, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " " + e.getMessage());
        }
    }

    /** Omits the settings, which may contain passwords. */
    @Override
    public String toString() {
        return "ProxyResolver";
    }
}
