package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Connections with Lettuce. They never reconnect by themselves, and so never repeat a command: after a failure the next
 * use opens another one, to the next of the given addresses. Thread-safe.
 */
public final class LettuceConnections implements RedisConnections {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN = Duration.ofMillis(400);

    /** A connection that is open or being opened. */
    private record Opening(CompletableFuture<StatefulRedisConnection<String, String>> connection) {

        void close() {
            connection.whenComplete((open, failure) -> {
                if (open != null) {
                    open.closeAsync();
                }
            });
        }
    }

    private final RedisClient client;
    private final @Nullable ClientResources ownResources;
    private final List<RedisURI> uris;
    /** By address. */
    private final Map<RedisURI, Opening> openings = new ConcurrentHashMap<>();
    /** The nodes that a cluster has named, by hash slot; other slots use one of the given addresses. */
    private final Map<Integer, RedisURI> named = new ConcurrentHashMap<>();

    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param uris the addresses, tried in turn
     * @param resources Lettuce's resources, which stay open; null for own ones
     */
    public LettuceConnections(List<RedisURI> uris, @Nullable ClientResources resources) {
        this.uris = uris.stream().map(LettuceConnections::withTimeout).toList();
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
                .build());
    }

    private static RedisURI withTimeout(RedisURI uri) {
        return RedisURI.builder(uri).withTimeout(TIMEOUT).build();
    }

    @Override
    public <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands) {
        return Mono.defer(() -> {
            int slot = SlotHash.getSlot(key);
            RedisURI address = named.getOrDefault(slot, given());
            Opening opening = opening(address);
            AtomicBoolean done = new AtomicBoolean();
            return Mono.fromFuture(opening.connection(), true)
                    .flatMap(open -> commands.apply(new Connection(open)))
                    .doOnNext(result -> done.set(true))
                    .doOnError(failure -> failed(slot, address, opening, failure))
                    .doOnCancel(() -> {
                        // A receiver that fails cancels as well, after the result.
                        if (!done.get()) {
                            discard(address, opening);
                        }
                    });
        });
    }

    private RedisURI given() {
        return uris.get(Math.floorMod(next.get(), uris.size()));
    }

    private Opening opening(RedisURI address) {
        if (closed) {
            throw new RedisFailedException("the connection to Redis is closed");
        }
        Opening opening = new Opening(new CompletableFuture<>());
        @Nullable Opening existing = openings.putIfAbsent(address, opening);
        if (existing != null) {
            return existing;
        }
        client.connectAsync(StringCodec.UTF8, address).whenComplete((open, failure) -> {
            if (failure == null) {
                opening.connection().complete(open);
            } else {
                opening.connection().completeExceptionally(failure);
            }
        });
        return opening;
    }

    private void failed(int slot, RedisURI address, Opening opening, Throwable failure) {
        Optional<RedisURI> other = RedisFailure.movedTo(failure).map(node -> addressOf(address, node));
        if (other.isPresent()) {
            named.put(slot, other.get());
            return;
        }
        named.remove(slot, address);
        discard(address, opening);
    }

    /** Returns the address of another node, which is used with the settings of {@code known}. */
    private static RedisURI addressOf(RedisURI known, String[] hostAndPort) {
        RedisURI node = RedisURI.builder(known).build();
        if (!hostAndPort[0].isEmpty()) {
            node.setHost(hostAndPort[0]);
        }
        node.setPort(Integer.parseInt(hostAndPort[1]));
        return node;
    }

    /** Closes a connection, once; the next use tries the next of the given addresses. */
    private void discard(RedisURI address, Opening opening) {
        if (openings.remove(address, opening)) {
            next.incrementAndGet();
            opening.close();
        }
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            closed = true;
            openings.forEach(this::discard);
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

    /** Commands of an open connection. */
    private record Connection(StatefulRedisConnection<String, String> open) implements RedisConnection {

        @Override
        public Mono<List<Object>> run(RedisScript script, List<String> keyList, List<String> arguments) {
            String[] keys = keyList.toArray(String[]::new);
            String[] values = arguments.toArray(String[]::new);
            return Mono.fromCompletionStage(() ->
                            open.async().<List<Object>>evalsha(script.sha1(), ScriptOutputType.MULTI, keys, values))
                    .onErrorResume(
                            RedisNoScriptException.class,
                            unknown -> Mono.fromCompletionStage(() -> open.async()
                                    .<List<Object>>eval(script.text(), ScriptOutputType.MULTI, keys, values)));
        }

        @Override
        public Mono<Long> awaitReplication(int replicas, Duration atMost) {
            return Mono.fromCompletionStage(() -> open.async().waitForReplication(replicas, atMost.toMillis()));
        }
    }
}
