package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.resource.ClientResources;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Connections with Lettuce. Thread-safe. */
public final class LettuceConnections implements RedisConnections {

    /** How often commands follow a cluster to another node. */
    private static final int REDIRECTIONS = 3;

    private final OpenConnections connections;
    private final NodeAddresses addresses;

    /**
     * @param uris the addresses, tried in turn
     * @param resources Lettuce's resources, which stay open; null for own ones
     * @param ssl the settings of TLS; null for Lettuce's default
     */
    public LettuceConnections(List<RedisURI> uris, @Nullable ClientResources resources, @Nullable SslOptions ssl) {
        this.addresses = new NodeAddresses(uris);
        this.connections = new OpenConnections(resources, ssl);
    }

    @Override
    public <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands) {
        return Mono.defer(() -> {
            int slot = SlotHash.getSlot(key);
            // A cancellation has no effect on the commands, since others use the connection as well.
            return Outcome.of(
                    use(addresses.of(slot), false, slot, commands, REDIRECTIONS).toFuture());
        });
    }

    private <T> Mono<T> use(
            RedisURI address, boolean asking, int slot, Function<RedisConnection, Mono<T>> commands, int redirections) {
        return Mono.defer(() -> {
            Opening opening = connections.to(address);
            opening.begin();
            return Outcome.of(opening.connection())
                    .flatMap(open -> commands.apply(new LettuceConnection(open, opening.waits(), asking)))
                    .doFinally(signal -> opening.end())
                    .onErrorResume(failure -> {
                        Optional<Redirection> other = Redirection.of(failure, address);
                        if (other.isEmpty()) {
                            failed(slot, address, opening, failure);
                            return Mono.error(failure);
                        }
                        Redirection node = other.get();
                        if (!node.asking()) {
                            addresses.moved(slot, node.address());
                        }
                        return redirections == 0
                                ? Mono.error(failure)
                                : use(node.address(), node.asking(), slot, commands, redirections - 1);
                    });
        });
    }

    private void failed(int slot, RedisURI address, Opening opening, Throwable failure) {
        if (!RedisFailure.concernsKeysOnly(failure)) {
            addresses.forget(slot, address);
            discard(address, opening);
        }
    }

    private void discard(RedisURI address, Opening opening) {
        if (connections.discard(address, opening)) {
            addresses.next();
        }
    }

    @Override
    public Mono<Void> close() {
        return connections.close();
    }
}
