package io.github.feedpin.redis;

import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * URL of a Redis, as settings contain it: {@code redis://[[user]:password@]host[:port][/database]}.
 *
 * <ul>
 *   <li>{@code rediss://} uses TLS.
 *   <li>Several hosts are the nodes of a cluster: {@code redis://one:7000,two:7001}, or with the scheme before each.
 *   <li>{@code redis-sentinel://one,two:26380#primary} names Sentinels, and the primary that they know;
 *       {@code rediss-sentinel://} uses TLS. User, password and database are those of the primary.
 *   <li>The default port is 6379, that of Sentinels 26379. An IPv6 address is in brackets.
 *   <li>User and password are percent-encoded, and the same for all hosts. Without a colon, what is before the
 *       {@code @} is the user.
 * </ul>
 *
 * <p>Neither messages nor {@link #toString()} contain user or password. Immutable.
 */
public final class RedisUrl {

    /** The beginning of the messages of exceptions, which a caller can replace with its own name of the URL. */
    public static final String SUBJECT = "The URL of Redis";

    /**
     * Host of a URL.
     *
     * @param name the name or address, without brackets
     * @param port the port
     */
    record Host(String name, int port) {

        @Override
        public String toString() {
            return (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
        }
    }

    private final boolean tls;
    private final String user;
    private final String password;
    private final List<Host> hosts;
    private final int database;
    private final @Nullable String primary;

    /**
     * @param user the user; empty for the default user
     * @param password the password; empty for none
     * @param primary the name of the primary that the Sentinels know; null without Sentinels
     */
    RedisUrl(boolean tls, String user, String password, List<Host> hosts, int database, @Nullable String primary) {
        this.tls = tls;
        this.user = user;
        this.password = password;
        this.hosts = List.copyOf(hosts);
        this.database = database;
        this.primary = primary;
    }

    /**
     * {@return the URL that {@code text} denotes}
     *
     * @param text the URL; whitespace around it is ignored
     * @throws IllegalArgumentException if it is invalid; the message begins with {@code The URL of Redis} and does not
     *     quote it
     */
    public static RedisUrl parse(String text) {
        return RedisUrlParser.parse(Objects.requireNonNull(text, "text"));
    }

    /** {@return whether the URL contains a user} */
    public boolean hasUser() {
        return !user.isEmpty();
    }

    /** {@return whether the URL contains a password, or one was set} */
    public boolean hasPassword() {
        return !password.isEmpty();
    }

    /**
     * {@return this URL with another password}
     *
     * @param secret the password, not encoded; empty for none
     */
    public RedisUrl withPassword(String secret) {
        return new RedisUrl(tls, user, Objects.requireNonNull(secret, "secret"), hosts, database, primary);
    }

    /**
     * {@return the addresses for Lettuce, for {@link FeedpinRedis#builder(List)}: one for Sentinels, otherwise one for
     * each host}
     *
     * @throws IllegalArgumentException if there is a user but no password; the message is like that of {@link #parse}
     */
    public List<RedisURI> nodes() {
        if (hasUser() && !hasPassword()) {
            throw RedisUrlParser.invalid("has a user name but no password, as in redis://user:password@host");
        }
        if (primary == null) {
            return hosts.stream().map(host -> authenticated(server(host))).toList();
        }
        RedisURI.Builder sentinels =
                RedisURI.builder().withSentinelMasterId(primary).withSsl(tls);
        hosts.forEach(host -> sentinels.withSentinel(server(host).build()));
        return List.of(authenticated(sentinels));
    }

    private RedisURI.Builder server(Host host) {
        return RedisURI.Builder.redis(host.name(), host.port()).withSsl(tls);
    }

    private RedisURI authenticated(RedisURI.Builder address) {
        if (hasUser()) {
            address.withAuthentication(user, password.toCharArray());
        } else if (hasPassword()) {
            address.withPassword(password.toCharArray());
        }
        return address.withDatabase(database).build();
    }

    /** Returns hosts and ports, and the name of the primary that Sentinels know. */
    @Override
    public String toString() {
        String all = hosts.stream().map(Host::toString).collect(Collectors.joining(", "));
        return primary == null ? all : primary + " of " + all;
    }
}
