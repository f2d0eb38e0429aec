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
 * Builder for {@link ReactorNettyPlatform}; every setting has a default. Durations are from a millisecond to an hour.
 * Not thread-safe.
 */
public final class ReactorNettyPlatformBuilder {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Shorter than the idle timeouts of servers and proxies, so that calls rarely use a connection being closed. */
    private static final Duration MAX_IDLE = Duration.ofSeconds(30);

    /** Concurrent streams that servers usually allow. */
    private static final int CALLS_PER_HTTP2_CONNECTION = 100;

    /** No limit on calls waiting for a connection: the client limits its calls by the platform's capacity. */
    private static final int UNLIMITED = -1;

    static {
        // The first socket of a JVM 17 reads net.properties, a blocking access that must not happen on an event loop.
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

    /**
     * Sets the timeout for opening a TCP connection, TLS not included.
     *
     * @param timeout 1 millisecond to 1 hour; by default 5 seconds
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = checked("connectTimeout", timeout);
        return this;
    }

    /**
     * Sets the maximum time without data from the platform, from the sent request to the response and within the
     * response. Interim responses (HTTP 1xx) do not count as data.
     *
     * @param timeout 1 millisecond to 1 hour; by default 10 seconds
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder responseTimeout(Duration timeout) {
        this.responseTimeout = checked("responseTimeout", timeout);
        return this;
    }

    /**
     * Sets the maximum time of a call, from sending it to the last byte of its response, and likewise for acquiring a
     * connection before that.
     *
     * @param timeout 1 millisecond to 1 hour; by default 20 seconds
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder callTimeout(Duration timeout) {
        this.callTimeout = checked("callTimeout", timeout);
        return this;
    }

    /**
     * Sets the maximum size of a response body, after decompression.
     *
     * @param bytes at least 1; by default 1 MiB
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder maxResponseSize(int bytes) {
        this.maxResponseSize = checked("maxResponseSize", bytes);
        return this;
    }

    /**
     * Sets the maximum number of connections; further calls wait for one before they take a permit of the quota.
     *
     * @param connections at least 1; by default 100
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder maxConnections(int connections) {
        this.maxConnections = checked("maxConnections", connections);
        return this;
    }

    /**
     * Sets the maximum age of a connection, from its opening. An older one is closed when no call is in flight on it,
     * and the next call resolves the host name again, in case the platform's address has changed. All connections are
     * closed in the same way after two failures in a row (HTTP 5xx or no response), at most once in five seconds.
     *
     * @param age 1 millisecond to 1 hour; by default 5 minutes
     * @return this builder
     * @throws IllegalArgumentException if the value is out of range
     */
    public ReactorNettyPlatformBuilder maxConnectionAge(Duration age) {
        this.maxConnectionAge = checked("maxConnectionAge", age);
        return this;
    }

    /** Sets the clock for the age of connections. */
    ReactorNettyPlatformBuilder timeSource(TimeSource source) {
        this.time = source;
        return this;
    }

    /**
     * Sets a customizer of the HTTP client: proxy, TLS, DNS, {@code protocol(H2, HTTP11)}, {@code compress(true)},
     * metrics, event loops. It receives a client with the pool and connect timeout of this builder, and is called once,
     * by {@link #build()}. It cannot change what is set afterwards: no redirects, no automatic retry, the response
     * timeout, and the headers that the platform documents. The last customizer replaces earlier ones.
     *
     * <p>All calls run on one of Reactor Netty's global event loops, far more than enough for what the platform allows.
     * It is an NIO event loop even where native ones are available: Reactor Netty stops and resumes reading with each
     * call, which takes two system calls with epoll, and none with NIO. {@code runOn(loops)} selects others, including
     * native ones.
     *
     * <p>{@code wiretap} logs complete requests and responses, including the app's secret, tokens and user ids.
     *
     * @param customizer returns a client derived from its argument
     * @return this builder
     */
    public ReactorNettyPlatformBuilder httpClient(UnaryOperator<HttpClient> customizer) {
        this.customizer = Objects.requireNonNull(customizer, "customizer");
        return this;
    }

    /**
     * {@return a new platform with its own connection pool, to be closed when it is no longer used} Opens no connection
     * before the first call.
     */
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
                .doOnChannelInit((observer, channel, address) -> lifetime.recordOpening(channel));
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
     * The temporary proxy keeps {@code runOn} from starting event loops for a resolver, which would remain when a proxy
     * is set and end with those event loops.
     */
    private static HttpClient onEventLoop(HttpClient client) {
        return client.proxy(none -> {}).runOn(new SharedEventLoop(), false).noProxy();
    }

    /** A client with a proxy has a resolver already, since the proxy resolves names. */
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
