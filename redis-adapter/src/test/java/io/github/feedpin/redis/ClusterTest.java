package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A cluster of three primaries, each with a replica; each exchange awaits the replica. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {

    private static final String KEY = RedisKeys.quota(
            "feedpin", BaseUrl.FEISHU, "cli_shared", "", "/open-apis/im/v2/feed_cards/bot_time_sentive");

    private static ClusterProcesses cluster;

    private final SharedCalls shared = new SharedCalls();

    @BeforeAll
    static void form() {
        cluster = new ClusterProcesses();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @AfterEach
    void stop() {
        shared.close();
    }

    private void add(RedisURI first, RedisURI second) {
        shared.add(shared.redis(first).redis(second).replicas(1), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
    }

    private void startThree() {
        RedisURI other = cluster.otherThan(KEY).uri();
        add(other, cluster.primaryOf(KEY).uri());
        add(other, cluster.partnerOf(cluster.primaryOf(KEY)).uri());
        add(RedisURI.create("127.0.0.1", 1), other);
        shared.start();
        shared.awaitMoreOfEach(20);
    }

    @Test
    @Order(1)
    void keyIsFoundFromEachNodeAndWithoutTheFirst() {
        startThree();
        assertThat(cluster.primaryOf(KEY).commands().exists(KEY)).isEqualTo(1);
        assertThat(shared.failures).isEmpty();
        shared.assertWindowsHold();
    }

    @Test
    @Order(2)
    void whileItsSlotMigratesTheQuotaIsUsedWithoutAFailure() {
        RedisCommands<String, String> from = cluster.primaryOf(KEY).commands();
        from.flushall();
        startThree();
        RedisProcess target = cluster.otherThan(KEY);
        RedisCommands<String, String> to = target.commands();
        int slot = SlotHash.getSlot(KEY);
        to.clusterSetSlotImporting(slot, from.clusterMyId());
        from.clusterSetSlotMigrating(slot, to.clusterMyId());
        shared.awaitMoreOfEach(10);
        from.migrate("127.0.0.1", target.port(), 0, 5_000, MigrateArgs.Builder.keys(KEY));
        shared.awaitMoreOfEach(20);
        assertThat(from.dbsize()).isZero();
        to.clusterSetSlotNode(slot, to.clusterMyId());
        from.clusterSetSlotNode(slot, to.clusterMyId());
        shared.awaitMoreOfEach(20);

        assertThat(to.exists(KEY)).isEqualTo(1);
        assertThat(shared.failures).isEmpty();
        shared.assertWindowsHold();
        // After the processes have left: otherwise, all slots would be quarantined in the next test.
        stop();
        to.flushall();
    }

    /** The killed node is a replica when it is back; until then no exchange is confirmed. */
    @Test
    @Order(3)
    void whenTheNodeOfTheQuotaIsKilledProcessesContinueWithItsReplica() {
        RedisProcess primary = cluster.otherThan(KEY);
        RedisProcess replica = cluster.partnerOf(primary);
        startThree();
        primary.kill();
        ClusterProcesses.awaitPromotion(replica);
        primary.restart();
        shared.awaitMoreOfEach(30);

        assertThat(replica.commands().exists(KEY)).isEqualTo(1);
        shared.assertWindowsHold();
    }

    /** The node wakes up as a primary, which the others do not know any more. */
    @Test
    @Order(4)
    void whenTheNodeOfTheQuotaHangsProcessesContinueWithItsReplica() {
        RedisProcess replica = cluster.otherThan(KEY);
        RedisProcess primary = cluster.partnerOf(replica);
        startThree();
        primary.signal("STOP");
        ClusterProcesses.awaitPromotion(replica);
        primary.signal("CONT");
        shared.awaitMoreOfEach(30);

        assertThat(replica.commands().exists(KEY)).isEqualTo(1);
        shared.assertWindowsHold();
    }
}
