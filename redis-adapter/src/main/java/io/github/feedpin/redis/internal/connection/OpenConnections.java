package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateAdapter;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One connection for each address, opened when it is needed. They never reconnect by themselves, and so never repeat a
 * command: after one was discarded, another one is opened for the next use. Thread-safe.
 */
final class OpenConnections {

    /** The maximum duration of connecting and of each command. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** The time between attempts to connect that fail, so that many limiters do not connect with each heartbeat. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final String CLOSED = "the connection to Redis is closed";
    private static final Duration SHUTDOWN = Duration.ofMillis(400);

    private final RedisClient client;
    private final @Nullable ClientResources ownResources;
    private final Map<RedisURI, Opening> openings = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param resources Lettuce's resources, which stay open; null for own ones
     * @param ssl the settings of TLS; null for Lettuce's default
     */
    OpenConnections(@Nullable ClientResources resources, @Nullable SslOptions ssl) {
        this.ownResources = resources == null
                ? ClientResources.builder()
                        .ioThreadPoolSize(2)
                        .computationThreadPoolSize(2)
                        .build()
                : null;
        this.client = RedisClient.create(ownResources == null ? resources : ownResources);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .sslOptions(ssl == null ? SslOptions.create() : ssl)
                .build());
    }

    /** Returns the connection to an address, which may still be being opened. */
    Opening to(RedisURI address) {
        if (closed) {
            throw new RedisFailedException(CLOSED);
        }
        Opening known = openings.get(address);
        if (known != null && !known.isDiscarded()) {
            return known;
        }
        return openings.compute(
                address,
                (same, existing) -> existing == null || existing.isDiscarded() ? open(address, existing) : existing);
    }

    /** Opens a connection; if the one before could not be opened, after a pause, in which all uses wait. */
    private Opening open(RedisURI address, @Nullable Opening before) {
        Opening opening = new Opening();
        if (before == null || !before.isFailed()) {
            connect(address, opening);
        } else {
            client.getResources()
                    .eventExecutorGroup()
                    .schedule(() -> connect(address, opening), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return opening;
    }

    private void connect(RedisURI address, Opening opening) {
        if (closed) {
            opening.connection().completeExceptionally(new RedisFailedException(CLOSED));
            return;
        }
        opening.limit(client.getResources().eventExecutorGroup(), TIMEOUT);
        try {
            client.connectAsync(StringCodec.UTF8, address).whenComplete((open, failure) -> {
                if (open != null) {
                    open.addListener(new RedisConnectionStateAdapter() {
                        @Override
                        public void onRedisDisconnected(RedisChannelHandler<?, ?> closed) {
                            openings.remove(address, opening);
                        }
                    });
                }
                opening.opened(open, failure);
            });
        } catch (RuntimeException e) {
            opening.opened(null, e);
        }
    }

    /** Returns the number of addresses with a connection, or with a pause before the next attempt. */
    int size() {
        return openings.size();
    }

    /**
     * Uses an opening no more.
     *
     * @return whether this is the first time
     */
    boolean discard(RedisURI address, Opening opening) {
        if (!opening.discard()) {
            return false;
        }
        if (opening.isFailed()) {
            client.getResources()
                    .eventExecutorGroup()
                    .schedule(() -> openings.remove(address, opening), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            openings.remove(address, opening);
        }
        return true;
    }

    /** Closes all connections within half a second. Lazy and idempotent. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            closed = true;
            openings.values().forEach(Opening::close);
            return Mono.fromFuture(client.shutdownAsync(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS))
                    .timeout(SHUTDOWN)
                    .onErrorComplete()
                    .then(Mono.fromRunnable(this::endResources));
        });
    }

    private void endResources() {
        @Nullable ClientResources own = ownResources;
        if (own != null) {
            own.shutdown(0, SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
