package io.github.feedpin.reactor;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.time.TimeSource;
import io.netty.channel.ChannelOption;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Gathers what a {@link ReactorNettyPlatform} is made of; everything has a default. Durations are from a millisecond to
 * an hour. Not thread-safe.
 */
public final class ReactorNettyPlatformBuilder {

    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * Shorter than servers and proxies in between keep a connection, so that a call seldom meets one that is just being
     * closed.
     */
    private static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /** How many calls share a connection of HTTP/2, as servers allow as a rule. */
    private static final int CALLS_PER_HTTP2_CONNECTION = 100;

    /** Any number of calls may wait for a connection: a client lets no more of them go than there are places. */
    private static final int UNLIMITED = -1;

    static {
        // The first socket of a JVM 17 reads net.properties, which no event loop should do; and this, which opens none,
        // is a first one.
        new Socket();
    }

    private final BaseUrl baseUrl;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration responseTimeout = Duration.ofSeconds(10);
    private Duration callTimeout = Duration.ofSeconds(20);
    private int maxResponseSize = 1024 * 1024;
    private int maxConnections = 100;
    private Duration maxConnectionAge = Duration.ofMinutes(5);
    private TimeSource time = TimeSource.system();
    private UnaryOperator<HttpClient> customizer = UnaryOperator.identity();

    ReactorNettyPlatformBuilder(BaseUrl baseUrl) {
        this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
    }

    /** How long opening a TCP connection may take, TLS not included; by default 5 seconds. */
    public ReactorNettyPlatformBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = checked("connectTimeout", timeout);
        return this;
    }

    /**
     * How long the platform may keep silent, from the sent request to the response and within the response; by default
     * 10 seconds. Interim responses (HTTP 1xx) do not count as a response.
     */
    public ReactorNettyPlatformBuilder responseTimeout(Duration timeout) {
        this.responseTimeout = checked("responseTimeout", timeout);
        return this;
    }

    /**
     * How long a call may take, from when it leaves to the last byte of its response; and how long getting a connection
     * for it may take before that. By default 20 seconds.
     */
    public ReactorNettyPlatformBuilder callTimeout(Duration timeout) {
        this.callTimeout = checked("callTimeout", timeout);
        return this;
    }

    /** How large the body of a response may be, in bytes after inflation; at least 1, by default 1 MiB. */
    public ReactorNettyPlatformBuilder maxResponseSize(int bytes) {
        this.maxResponseSize = checked("maxResponseSize", bytes);
        return this;
    }

    /**
     * How many connections are open at most; further calls wait for one, before they take a permit of the quota. At
     * least 1, by default 100.
     */
    public ReactorNettyPlatformBuilder maxConnections(int connections) {
        this.maxConnections = checked("maxConnections", connections);
        return this;
    }

    /**
     * How long a connection serves calls, from when it was opened; by default 5 minutes. One that is older is closed
     * when no call is under way on it, and the next call resolves the host name anew, so that it finds a platform that
     * has moved. All connections are closed so when calls keep failing, with HTTP 5xx or without a response: after two
     * failures in a row, once in five seconds at most.
     */
    public ReactorNettyPlatformBuilder maxConnectionAge(Duration age) {
        this.maxConnectionAge = checked("maxConnectionAge", age);
        return this;
    }

    /** What the age of connections is measured by. */
    ReactorNettyPlatformBuilder timeSource(TimeSource source) {
        this.time = source;
        return this;
    }

    /**
     * Adapts the HTTP client: proxy, TLS, DNS, {@code protocol(H2, HTTP11)}, {@code compress(true)}, metrics, event
     * loops. The operator gets a client with the pool and connect timeout of this builder and returns one derived from
     * it; it is called once, by {@link #build()}. Set after it, hence not to be changed by it: no redirects, no
     * automatic retry, the response timeout, and the headers that the platform documents. Of several operators the last
     * one counts.
     *
     * <p>All calls run on one of Reactor Netty's global event loops, which is far more than enough for what the
     * platform allows, one of Java's NIO even where native ones are at hand: Reactor Netty stops and resumes reading
     * with each call, which are two system calls with epoll, and none with NIO. {@code runOn(loops)} chooses others,
     * native ones included.
     *
     * <p>{@code wiretap} is the application's own doing: it logs whole requests and responses, the app's secret, tokens
     * and user ids included.
     */
    public ReactorNettyPlatformBuilder httpClient(UnaryOperator<HttpClient> customizer) {
        this.customizer = Objects.requireNonNull(customizer, "customizer");
        return this;
    }

    /** A platform with a pool of its own; no connection is opened before the first call. */
    public ReactorNettyPlatform build() {
        ConnectionLifetime lifetime = new ConnectionLifetime(maxConnectionAge, MAX_IDLE, time);
        ConnectionProvider connections = ConnectionProvider.builder("feedpin")
                .maxConnections(maxConnections)
                .pendingAcquireMaxCount(UNLIMITED)
                .pendingAcquireTimeout(callTimeout)
                .evictionPredicate(lifetime)
                .evictInBackground(MAX_IDLE)
                .lifo()
                .build();
        HttpClient client = onEventLoop(HttpClient.create(connections))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) connectTimeout.toMillis())
                .doOnChannelInit((observer, channel, address) -> lifetime.begin(channel));
        client = withResolver(Objects.requireNonNull(customizer.apply(client), "the customized HttpClient"))
                .followRedirect(false)
                .disableRetry(true)
                .responseTimeout(null)
                .headers(Headers::setCommon);
        ExchangeLimits limits = new ExchangeLimits(responseTimeout, callTimeout, maxResponseSize);
        return new ReactorNettyPlatform(
                baseUrl, connections, client, capacity(client), limits, lifetime, TimeSource.system());
    }

    private CallCapacity capacity(HttpClient client) {
        boolean shared = Arrays.stream(client.configuration().protocols())
                .anyMatch(protocol -> protocol == HttpProtocol.H2 || protocol == HttpProtocol.H2C);
        return CallCapacity.of(
                (int) Math.min(Integer.MAX_VALUE, (long) maxConnections * (shared ? CALLS_PER_HTTP2_CONNECTION : 1)));
    }

    /**
     * {@code runOn} alone would also start event loops at once, for a resolver of names that stays when a proxy is set
     * and dies with them. It makes none for a client that has a proxy.
     */
    private static HttpClient onEventLoop(HttpClient client) {
        return client.proxy(none -> {}).runOn(new SharedEventLoop(), false).noProxy();
    }

    /** A proxy resolves names itself, and has left a mark of that. */
    private static HttpClient withResolver(HttpClient client) {
        return client.configuration().resolver() == null ? client.resolver(new SharedResolver()) : client;
    }

    private static Duration checked(String name, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be 1 millisecond to 1 hour, but is " + value);
        }
        return value;
    }

    private static int checked(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
        return value;
    }
}
