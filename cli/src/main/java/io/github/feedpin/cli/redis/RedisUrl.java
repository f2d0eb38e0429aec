package io.github.feedpin.cli.redis;

import io.lettuce.core.RedisURI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses addresses of Redis: {@code redis://[user@]host[:port][/database]}, {@code rediss://…} with TLS, several of
 * them, separated by commas, for the nodes of a cluster, and {@code redis-sentinel://host[:port],…#primary}. Messages
 * do not quote the address.
 *
 * @param scheme the scheme, in lower case
 * @param user the user name; empty for the default user
 * @param hosts the hosts, with or without ports
 * @param database the database
 * @param primary the name of the primary that the Sentinels know; empty without Sentinels
 */
record RedisUrl(String scheme, String user, List<Host> hosts, int database, String primary) {

    /**
     * Host of an address.
     *
     * @param name the name or address
     * @param port the port; 0 for the default
     */
    record Host(String name, int port) {}

    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z-]*)://([^/#?]*)(?:/(\\d{0,5}))?(?:#([^\\s#]+))?", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("(\\[[\\p{XDigit}:.%]+]|[^:/\\[\\]\\s]+)(?::(\\d{1,5}))?");

    private static final String SENTINEL = "redis-sentinel";
    private static final String TLS = "rediss";
    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if the address is invalid; the message continues after the option's name */
    static RedisUrl parse(String text) {
        String address = text.strip();
        Matcher url = URL.matcher(withoutRepeatedSchemes(address));
        if (!url.matches()) {
            throw invalid();
        }
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        if (!List.of("redis", TLS, SENTINEL).contains(scheme)) {
            throw new IllegalArgumentException(
                    "has an unsupported scheme; use redis://, rediss:// or redis-sentinel://");
        }
        @Nullable String primary = url.group(4);
        if (scheme.equals(SENTINEL) != (primary != null)) {
            throw new IllegalArgumentException(
                    primary == null
                            ? "needs the name of the primary that the Sentinels know, as in"
                                    + " redis-sentinel://host1,host2#primary"
                            : "has the name of a primary, which only redis-sentinel:// takes");
        }
        Set<String> users = new LinkedHashSet<>();
        List<Host> hosts = new ArrayList<>();
        for (String part : url.group(2).split(",", -1)) {
            int at = part.lastIndexOf('@');
            if (at >= 0) {
                users.add(user(part.substring(0, at)));
            }
            hosts.add(host(part.substring(at + 1)));
        }
        if (users.size() > 1) {
            throw new IllegalArgumentException("has several user names; all nodes are used with the same one");
        }
        @Nullable String database = url.group(3);
        return new RedisUrl(
                scheme,
                String.join("", users),
                List.copyOf(hosts),
                database == null || database.isEmpty() ? 0 : Integer.parseInt(database),
                primary == null ? "" : primary);
    }

    /** Returns the address for Lettuce: one for Sentinels, otherwise one for each host. */
    List<RedisURI> uris(@Nullable String password) {
        List<RedisURI> uris = new ArrayList<>();
        if (scheme.equals(SENTINEL)) {
            RedisURI.Builder builder = null;
            for (Host host : hosts) {
                int port = host.port() == 0 ? SENTINEL_PORT : host.port();
                builder = builder == null
                        ? RedisURI.Builder.sentinel(host.name(), port, primary)
                        : builder.withSentinel(host.name(), port);
            }
            uris.add(complete(Objects.requireNonNull(builder), password));
        } else {
            hosts.forEach(host -> uris.add(complete(
                    RedisURI.Builder.redis(host.name(), host.port() == 0 ? PORT : host.port())
                            .withSsl(scheme.equals(TLS)),
                    password)));
        }
        return uris;
    }

    private RedisURI complete(RedisURI.Builder builder, @Nullable String password) {
        if (password != null && user.isEmpty()) {
            builder.withPassword(password.toCharArray());
        } else if (password != null) {
            builder.withAuthentication(user, password.toCharArray());
        }
        return builder.withDatabase(database).build();
    }

    /** Removes the scheme from all parts but the first, if it is the same. */
    private static String withoutRepeatedSchemes(String address) {
        int end = address.indexOf("://");
        return end < 0 ? address : address.replace("," + address.substring(0, end + 3), ",");
    }

    private static String user(String login) {
        int colon = login.indexOf(':');
        if (colon >= 0 && colon < login.length() - 1) {
            throw new IllegalArgumentException("contains a password, which other users of this machine can see; set "
                    + RedisChoice.PASSWORD + " instead");
        }
        String user = colon < 0 ? login : login.substring(0, colon);
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a % in its user name that is not followed by two digits", e);
        }
    }

    private static Host host(String text) {
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw invalid();
        }
        @Nullable String port = host.group(2);
        int number = port == null ? 0 : Integer.parseInt(port);
        if (port != null && (number < 1 || number > MAX_PORT)) {
            throw new IllegalArgumentException("has an invalid port");
        }
        return new Host(host.group(1).replaceAll("[\\[\\]]", ""), number);
    }

    private static IllegalArgumentException invalid() {
        return new IllegalArgumentException("is not a URL of Redis such as redis://redis.example.com:6379");
    }
}
