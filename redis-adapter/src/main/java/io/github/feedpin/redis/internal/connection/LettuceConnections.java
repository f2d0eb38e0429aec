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
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One connection with Lettuce. It never reconnects by itself, and so never repeats a command: after a failure the next
 * use opens another one, to the node that a cluster named, or to the next of the given addresses. Thread-safe.
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
    private final AtomicReference<@Nullable Opening> current = new AtomicReference<>();
    private volatile int next;
    private volatile @Nullable RedisURI moved;
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
            Opening opening = opening();
            return Mono.fromFuture(opening.connection(), true)
                    .flatMap(open -> commands.apply(new Connection(open)))
                    .doOnError(failure -> failed(opening, failure))
                    .doOnCancel(() -> discard(opening));
        });
    }

    private Opening opening() {
        if (closed) {
            throw new RedisFailedException("the connection to Redis is closed");
        }
        while (true) {
            @Nullable Opening existing = current.get();
            if (existing != null) {
                return existing;
            }
            @Nullable RedisURI redirect = moved;
            RedisURI uri = redirect == null ? uris.get(next) : redirect;
            Opening opening = new Opening(new CompletableFuture<>());
            if (current.compareAndSet(null, opening)) {
                client.connectAsync(StringCodec.UTF8, uri).whenComplete((open, failure) -> {
                    if (failure == null) {
                        opening.connection().complete(open);
                    } else {
                        opening.connection().completeExceptionally(failure);
                    }
                });
                return opening;
            }
        }
    }

    private void failed(Opening opening, Throwable failure) {
        moved = RedisFailure.movedTo(failure).map(this::uriOf).orElse(null);
        if (moved == null) {
            next = (next + 1) % uris.size();
        }
        discard(opening);
    }

    private RedisURI uriOf(String[] hostAndPort) {
        RedisURI uri = RedisURI.builder(uris.get(next)).build();
        if (!hostAndPort[0].isEmpty()) {
            uri.setHost(hostAndPort[0]);
        }
        uri.setPort(Integer.parseInt(hostAndPort[1]));
        return uri;
    }

    private void discard(Opening opening) {
        if (current.compareAndSet(opening, null)) {
            opening.close();
        }
    }

    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            closed = true;
            @Nullable Opening opening = current.getAndSet(null);
            if (opening != null) {
                opening.close();
            }
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
