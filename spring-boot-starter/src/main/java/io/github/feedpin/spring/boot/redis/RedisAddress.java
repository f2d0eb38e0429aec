package io.github.feedpin.spring.boot.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is.
 *
 * @param nodes the addresses, at least one; several for the nodes of a cluster
 * @param ssl the certificates and protocols of TLS; null for those of the JVM
 */
record RedisAddress(List<RedisURI> nodes, @Nullable SslOptions ssl) {

    RedisAddress {
        nodes = List.copyOf(nodes);
    }

    /** Returns hosts and ports, without user names and passwords. */
    @Override
    public String toString() {
        return nodes.stream().map(RedisAddress::describe).collect(Collectors.joining(", "));
    }

    private static String describe(RedisURI node) {
        return node.getSentinels().isEmpty()
                ? node.getHost() + ":" + node.getPort()
                : node.getSentinelMasterId() + " of "
                        + node.getSentinels().stream()
                                .map(RedisAddress::describe)
                                .collect(Collectors.joining(", "));
    }
}
