package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.core.publisher.Mono;

/** Pins and tokens on a cluster of three primaries, each with a replica. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterStoresTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String APP = "cli_shared";
    private static final String KEY = RedisKeys.pins("feedpin", BaseUrl.FEISHU, APP);
    private static final PinTarget TARGET = new PinTarget(APP, null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);

    private static ClusterProcesses cluster;

    private FeedpinRedis redis;
    private PinStore pins;

    @BeforeAll
    static void form() {
        cluster = new ClusterProcesses();
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    /** Knows a node that has other slots, and the replica of that which has this one. */
    @BeforeEach
    void connect() {
        redis = FeedpinRedis.builder(cluster.otherThan(KEY).uri())
                .redis(cluster.partnerOf(cluster.primaryOf(KEY)).uri())
                .replicas(1)
                .build();
        pins = redis.pinStore(BaseUrl.FEISHU);
    }

    @AfterEach
    void stop() {
        redis.close().block(AT_MOST);
    }

    @Test
    @Order(1)
    void tokensAndTicketsAreFoundOnTheirNodes() {
        TokenStore tokens = redis.tokenStore(BaseUrl.FEISHU, APP);
        TokenKey key = new TokenKey(BaseUrl.FEISHU, APP, TokenKey.Type.TENANT_ACCESS_TOKEN, null);
        long claim = await(tokens.claim(key, MINUTE));
        tokens.put(key, claim, new AccessToken("t-1"), MINUTE).block(AT_MOST);
        AppTicketStore tickets = redis.appTicketStore(BaseUrl.FEISHU, APP);

        assertThat(await(tokens.get(key)).token().value()).isEqualTo("t-1");
        assertThat(await(tickets.claimResend())).isTrue();
        assertThat(await(tickets.claimResend())).isFalse();
    }

    @Test
    @Order(2)
    void whenTheNodeOfThePinsIsKilledItsReplicaHasThem() {
        pin("ou_1");
        RedisProcess primary = cluster.primaryOf(KEY);
        primary.kill();
        RedisProcess replica = cluster.partnerOf(primary);
        ClusterProcesses.awaitPromotion(replica);
        primary.restart();

        SharedCalls.await(
                "the replica", () -> await(pinned().onErrorReturn(List.of())).size() == 1);
    }

    @Test
    @Order(3)
    void callWaitsWhileTheSlotOfThePinsMigrates() {
        RedisProcess source = cluster.partnerOf(cluster.primaryOf(KEY));
        RedisProcess target = cluster.otherThan(KEY);
        RedisCommands<String, String> from = source.commands();
        RedisCommands<String, String> to = target.commands();
        pin("ou_2");
        int slot = SlotHash.getSlot(KEY);
        to.clusterSetSlotImporting(slot, from.clusterMyId());
        from.clusterSetSlotMigrating(slot, to.clusterMyId());
        CompletableFuture<@Nullable PinCall> pinning = begin("ou_3").toFuture();
        List<String> keys = from.clusterGetKeysInSlot(slot, 100);
        from.migrate("127.0.0.1", target.port(), 0, 5_000, MigrateArgs.Builder.keys(keys.toArray(String[]::new)));
        to.clusterSetSlotNode(slot, to.clusterMyId());
        from.clusterSetSlotNode(slot, to.clusterMyId());

        assertThat(pinning.orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS)
                        .join()
                        .users())
                .hasSize(1);
        assertThat(await(pinned())).extracting(PinnedUser::userId).contains("ou_2", "ou_3");
        assertThat(to.exists(KEY)).isEqualTo(1);
    }

    private void pin(String userId) {
        SharedCalls.await(
                "a confirmed pin",
                () -> begin(userId)
                        .map(call -> true)
                        .onErrorReturn(false)
                        .blockOptional(AT_MOST)
                        .orElse(false));
    }

    private Mono<PinCall> begin(String userId) {
        return pins.beginPins(TARGET, Map.of(userId, PinRelease.never()), MINUTE);
    }

    private Mono<List<PinnedUser>> pinned() {
        return pins.pinned(TARGET).collectList();
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(AT_MOST));
    }
}
