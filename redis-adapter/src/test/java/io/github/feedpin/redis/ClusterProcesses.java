package io.github.feedpin.redis;

import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A cluster of three primaries, each with a replica. */
final class ClusterProcesses implements AutoCloseable {

    private static final int PRIMARIES = 3;

    /** The primaries, and then their replicas. */
    final List<RedisProcess> nodes =
            Stream.generate(ClusterProcesses::node).limit(2 * PRIMARIES).toList();

    ClusterProcesses() {
        List<RedisCommands<String, String>> all =
                nodes.stream().map(RedisProcess::commands).toList();
        for (int i = 0; i < PRIMARIES; i++) {
            all.get(i).clusterAddSlots(slots(i));
        }
        for (RedisProcess node : nodes.subList(1, nodes.size())) {
            all.get(0).clusterMeet("127.0.0.1", node.port());
        }
        all.forEach(node -> SharedCalls.await(
                "all nodes", () -> node.clusterInfo().contains("cluster_known_nodes:" + nodes.size())));
        for (int i = 0; i < PRIMARIES; i++) {
            String primary = all.get(i).clusterMyId();
            RedisCommands<String, String> replica = all.get(PRIMARIES + i);
            SharedCalls.await("a known primary", () -> replica.clusterNodes().contains(primary));
            replica.clusterReplicate(primary);
            SharedCalls.await(
                    "a connected replica", () -> replica.info("replication").contains("master_link_status:up"));
        }
        all.forEach(node ->
                SharedCalls.await("a complete cluster", () -> node.clusterInfo().contains("cluster_state:ok")));
    }

    private static RedisProcess node() {
        return RedisProcess.start(
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1000",
                "--cluster-replica-validity-factor",
                "0",
                "--repl-diskless-sync",
                "yes",
                "--repl-diskless-sync-delay",
                "0");
    }

    private static int[] slots(int primary) {
        return IntStream.range(0, SlotHash.SLOT_COUNT)
                .filter(slot -> slot * PRIMARIES / SlotHash.SLOT_COUNT == primary)
                .toArray();
    }

    /** Returns the primary of a key, at the beginning. */
    RedisProcess primaryOf(String key) {
        return nodes.get(indexOf(key));
    }

    /** Returns a primary that does not have the key. */
    RedisProcess otherThan(String key) {
        return nodes.get((indexOf(key) + 1) % PRIMARIES);
    }

    /** Returns the replica of a primary, or the primary of a replica. */
    RedisProcess partnerOf(RedisProcess node) {
        return nodes.get((nodes.indexOf(node) + PRIMARIES) % nodes.size());
    }

    static void awaitPromotion(RedisProcess replica) {
        RedisCommands<String, String> commands = replica.commands();
        SharedCalls.await(
                "a promoted replica", () -> commands.info("replication").contains("role:master"));
    }

    private static int indexOf(String key) {
        return SlotHash.getSlot(key) * PRIMARIES / SlotHash.SLOT_COUNT;
    }

    @Override
    public void close() {
        nodes.forEach(RedisProcess::close);
    }
}
