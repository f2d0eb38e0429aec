package io.github.feedpin.redis;

import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;

/**
 * A primary with two replicas, and three Sentinels. Replicas and Sentinels reach the primary through a network that can
 * be cut.
 */
final class ReplicatedRedis implements AutoCloseable {

    private static final String NAME = "primary";

    final RedisProcess primary = RedisProcess.start(options());
    final TcpProxy network = TcpProxy.to(primary.port());
    final List<RedisProcess> replicas = new ArrayList<>();
    final List<RedisProcess> sentinels = new ArrayList<>();

    ReplicatedRedis() {
        for (int i = 0; i < 2; i++) {
            replicas.add(RedisProcess.start(options("--replicaof", "127.0.0.1", String.valueOf(network.port()))));
        }
        RedisCommands<String, String> commands = primary.commands();
        SharedCalls.await("replicas", () -> commands.info("replication").contains("connected_slaves:2"));
        for (int i = 0; i < 3; i++) {
            sentinels.add(RedisProcess.startSentinel(
                    "sentinel monitor " + NAME + " 127.0.0.1 " + network.port() + " 2",
                    "sentinel down-after-milliseconds " + NAME + " 600",
                    "sentinel failover-timeout " + NAME + " 3000",
                    "sentinel parallel-syncs " + NAME + " 2"));
        }
        sentinels.forEach(ReplicatedRedis::awaitOthers);
    }

    private static String[] options(String... others) {
        List<String> options = new ArrayList<>(List.of(others));
        options.addAll(List.of("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0"));
        return options.toArray(String[]::new);
    }

    private static void awaitOthers(RedisProcess sentinel) {
        SharedCalls.await(
                "other Sentinels", () -> "2".equals(sentinel.sentinel(NAME).get("num-other-sentinels")));
        SharedCalls.await("replicas", () -> "2".equals(sentinel.sentinel(NAME).get("num-slaves")));
    }

    /** Returns the address of the primary, as Sentinel knows it. */
    RedisURI uri() {
        RedisURI.Builder uri = RedisURI.builder().withSentinelMasterId(NAME);
        sentinels.forEach(sentinel -> uri.withSentinel("127.0.0.1", sentinel.port()));
        return uri.build();
    }

    void awaitFailover() {
        SharedCalls.await(
                "a replica that is promoted",
                () -> replicas.stream()
                        .anyMatch(replica -> String.valueOf(replica.port())
                                .equals(sentinels.get(2).sentinel(NAME).get("port"))));
    }

    @Override
    public void close() {
        sentinels.forEach(RedisProcess::close);
        replicas.forEach(RedisProcess::close);
        primary.close();
        network.close();
    }
}
