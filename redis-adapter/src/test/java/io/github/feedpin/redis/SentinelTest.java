package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A primary with two replicas and three Sentinels, of which each exchange awaits one replica. */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class SentinelTest {

    private final ReplicatedRedis redis = new ReplicatedRedis();
    private final SharedCalls shared = new SharedCalls();

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private void add(RedisURI uri) {
        shared.add(shared.redis(uri).replicas(1), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
    }

    private void startThree() {
        for (int i = 0; i < 3; i++) {
            add(redis.uri());
        }
        shared.start();
        shared.awaitMoreOfEach(20);
        assertThat(shared.failures).isEmpty();
    }

    @Test
    void whenThePrimaryAndTheFirstSentinelAreKilledProcessesContinueWithAReplica() {
        startThree();
        redis.sentinels.get(0).kill();
        redis.primary.kill();
        redis.awaitFailover();
        shared.awaitMoreOfEach(40);

        shared.assertWindowsHold();
    }

    @Test
    void whenThePrimaryAndTheFirstSentinelHangProcessesContinueWithAReplicaAlsoAfterTheyWakeUp() {
        startThree();
        redis.sentinels.get(0).signal("STOP");
        redis.primary.signal("STOP");
        redis.awaitFailover();
        shared.awaitMoreOfEach(20);
        redis.primary.signal("CONT");
        redis.sentinels.get(0).signal("CONT");
        shared.awaitMoreOfEach(40);

        shared.assertWindowsHold();
    }

    /** Clients of both sides: the former primary neither grants slots nor renews leases. */
    @Test
    void isolatedPrimaryGrantsNothing() {
        startThree();
        add(redis.primary.uri());
        shared.start(3);
        shared.awaitMoreOf(20, 3);
        redis.network.cut();
        redis.awaitFailover();
        shared.awaitFailure("0 of 1 replicas");
        long before = shared.countOf(3);
        add(redis.uri());
        shared.start(4);
        shared.awaitMoreOf(20, 0, 1, 2);

        assertThat(shared.countOf(3)).isEqualTo(before);
        shared.assertWindowsHold();
    }
}
