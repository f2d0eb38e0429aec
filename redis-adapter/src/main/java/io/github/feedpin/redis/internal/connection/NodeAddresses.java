package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses for the hash slots of keys: that of the node that a cluster has named, otherwise one of the given ones,
 * another one after each failure. Sentinels are tried in another order then, since one that does not reply would use up
 * the time for connecting. Thread-safe.
 */
final class NodeAddresses {

    private final List<RedisURI> given;
    private final Map<Integer, RedisURI> named = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    NodeAddresses(List<RedisURI> uris) {
        this.given = uris.stream().flatMap(NodeAddresses::inEachOrder).toList();
    }

    private static Stream<RedisURI> inEachOrder(RedisURI uri) {
        List<RedisURI> orders = new ArrayList<>();
        List<RedisURI> sentinels = new ArrayList<>(uri.getSentinels());
        do {
            orders.add(copy(uri, sentinels));
            Collections.rotate(sentinels, -1);
        } while (orders.size() < sentinels.size());
        return orders.stream();
    }

    private static RedisURI copy(RedisURI uri, List<RedisURI> sentinels) {
        RedisURI.Builder copy = RedisURI.builder(uri).withTimeout(OpenConnections.TIMEOUT);
        @Nullable String masterId = uri.getSentinelMasterId();
        if (masterId != null) {
            copy.withSentinelMasterId(masterId);
        }
        sentinels.forEach(sentinel -> copy.withSentinel(copy(sentinel, List.of())));
        return copy.build();
    }

    RedisURI of(int slot) {
        return named.getOrDefault(slot, given.get(Math.floorMod(failures.get(), given.size())));
    }

    /** Records that a cluster has named another node for a slot. */
    void moved(int slot, RedisURI address) {
        named.put(slot, address);
    }

    /** Removes the node that a cluster has named. */
    void forget(int slot, RedisURI address) {
        named.remove(slot, address);
    }

    /** Uses the next of the given addresses. */
    void next() {
        failures.incrementAndGet();
    }
}
