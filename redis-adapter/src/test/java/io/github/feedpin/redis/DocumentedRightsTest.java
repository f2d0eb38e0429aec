package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A user of Redis that has the rights in docs/redis.md, and no others. */
class DocumentedRightsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Path PAGE = Path.of("..", "docs", "redis.md");

    /** What Lettuce sends on its own account, and ignores the failure of. */
    private static final List<String> OPTIONAL = List.of("client", "client|setinfo", "client|maint_notifications");

    private final SharedClients shared = new SharedClients();

    @AfterEach
    void stop() {
        shared.close();
    }

    /** Performs the documented commands, and returns the address of Redis with the user that they create. */
    private RedisURI documentedUser() throws IOException {
        List<String> lines = Files.readAllLines(PAGE).stream()
                .filter(text -> text.startsWith("ACL SETUSER feedpin "))
                .toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
            Arrays.stream(line.split(" ")).skip(1).forEach(arguments::add);
            shared.commands.dispatch(CommandType.ACL, new StatusOutput<>(StringCodec.UTF8), arguments);
        }
        return RedisURI.Builder.redis("127.0.0.1", shared.server.port())
                .withAuthentication("feedpin", "password".toCharArray())
                .build();
    }

    @Test
    void userWithTheDocumentedRightsSufficesForEverything() throws IOException {
        FeedpinRedis redis = FeedpinRedis.builder(documentedUser()).build();
        String app = shared.simulator.credentials().appId();
        QuotaLimiter limiter =
                redis.quotaLimiter(shared.simulator.platform().baseUrl(), app).build();
        PinStore pins = redis.pinStore(shared.simulator.platform().baseUrl());
        FeedpinClient client = shared.builder(shared.tokens(redis))
                .credentials(shared.simulator.credentials())
                .quotaLimiter(limiter)
                .pinStore(pins)
                .options(RunOptions.defaults().withRelease(Duration.ofMillis(500)))
                .build();
        client.releaser().start();

        pin(client, "ou_1");
        shared.simulator.revokeTokens();
        pin(client, "ou_2");
        assertThat(shared.commands.keys("*:tenant_access_token")).hasSize(1);
        SharedCalls.await("the releases", () -> shared.simulator.pinnedCount() == 0);
        tokensAndTickets(redis);

        client.close(Duration.ZERO).then(limiter.close()).then(redis.close()).block(AT_MOST);
        assertThat(shared.commands.aclLog())
                .extracting(entry -> String.valueOf(entry.get("object")))
                .isSubsetOf(OPTIONAL);
    }

    /** Pins a user in a run: releases leave room for single requests, and would wait. */
    private static void pin(FeedpinClient client, String userId) {
        assertThat(Objects.requireNonNull(client.pin(List.of(userId)).block(AT_MOST))
                        .counts()
                        .applied())
                .isEqualTo(1);
    }

    private void tokensAndTickets(FeedpinRedis redis) {
        String app = shared.simulator.storeApp().credentials().appId();
        AppTicketStore tickets =
                redis.appTicketStore(shared.simulator.platform().baseUrl(), app);
        TokenStore tokens = redis.tokenStore(shared.simulator.platform().baseUrl(), app);
        for (int i = 0; i < 5; i++) {
            tickets.add(shared.simulator.storeApp().issueTicket()).block(AT_MOST);
        }
        assertThat(tickets.claimResend().block(AT_MOST)).isTrue();
        FeedpinTenants tenants =
                shared.builder(tokens).buildTenants(shared.simulator.storeApp().credentials(), tickets);
        assertThat(tenants.client(new TenantKey("tenant_a")).pin("ou_1").block(AT_MOST))
                .isInstanceOf(Applied.class);

        TokenKey key = new TokenKey(
                shared.simulator.platform().baseUrl(), app, TokenKey.Type.TENANT_ACCESS_TOKEN, new TenantKey("b"));
        long claim = Objects.requireNonNull(tokens.claim(key, AT_MOST).block(AT_MOST));
        tokens.release(key, claim).block(AT_MOST);
        tokens.put(key, claim, new AccessToken("t-1"), AT_MOST).block(AT_MOST);
        tokens.remove(key, claim).block(AT_MOST);
        tenants.close(Duration.ZERO).block(AT_MOST);
    }
}
