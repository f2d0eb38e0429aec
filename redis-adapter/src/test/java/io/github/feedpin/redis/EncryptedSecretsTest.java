package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.RedisURI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Tokens and tickets that are encrypted in Redis. */
class EncryptedSecretsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final String APP = "cli_encrypted";
    private static final AccessToken TOKEN = new AccessToken("t-a-token-that-nobody-may-see");
    private static final String TICKET = "a-ticket-that-nobody-may-see";
    private static final TokenKey KEY = new TokenKey(BaseUrl.FEISHU, APP, TokenKey.Type.APP_ACCESS_TOKEN, null);
    private static final TokenKey OTHER_KEY =
            new TokenKey(BaseUrl.FEISHU, APP, TokenKey.Type.TENANT_ACCESS_TOKEN, null);

    private final SharedClients shared = new SharedClients("--slowlog-log-slower-than", "0");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.feedpin.redis.internal.token");
    private final Instant now = Instant.now();

    @BeforeEach
    void record() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
        shared.close();
    }

    private FeedpinRedis redis(byte @Nullable [] key) {
        return shared.connect(settings -> key == null ? settings : settings.encryptionKey(key));
    }

    private static byte[] key(int value) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) value);
        return key;
    }

    private static TokenStore tokens(FeedpinRedis redis) {
        return redis.tokenStore(BaseUrl.FEISHU, APP);
    }

    private static AppTicketStore tickets(FeedpinRedis redis) {
        return redis.appTicketStore(BaseUrl.FEISHU, APP);
    }

    private static void put(TokenStore tokens, TokenKey key) {
        long claim = Objects.requireNonNull(tokens.claim(key, AT_MOST).block(AT_MOST));
        tokens.put(key, claim, TOKEN, Duration.ofHours(1)).block(AT_MOST);
    }

    private void add(FeedpinRedis redis) {
        tickets(redis).add(new AppTicket(TICKET, now)).block(AT_MOST);
    }

    /** Returns what is logged about this test's app; other tests log at the same time. */
    private List<ILoggingEvent> warnings() {
        return List.copyOf(logged.list).stream()
                .filter(event -> event.getFormattedMessage().contains(APP))
                .toList();
    }

    @Test
    void nothingInRedisShowsASecret() {
        FeedpinRedis redis = redis(key(1));
        put(tokens(redis), KEY);
        add(redis);
        List<String> visible = new ArrayList<>();
        shared.commands.slowlogGet(1_000).forEach(entry -> visible.add(String.valueOf(entry)));
        for (String key : shared.commands.keys("*")) {
            visible.add(key);
            visible.add(new String(shared.commands.dump(key), StandardCharsets.ISO_8859_1));
        }

        assertThat(visible)
                .hasSizeGreaterThan(6)
                .anyMatch(text -> text.contains("aes256gcm:"))
                .noneMatch(text -> text.contains("may-see"));
        assertThat(tickets(redis).tickets().block(AT_MOST)).containsExactly(new AppTicket(TICKET, now));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void anotherKeyReadsNothingAndWarnsOnce() {
        put(tokens(redis(key(1))), KEY);
        add(redis(key(1)));
        assertUnreadable(key(2), "encrypted with another key");
    }

    @Test
    void withoutAKeyEncryptedSecretsAreNotRead() {
        put(tokens(redis(key(1))), KEY);
        add(redis(key(1)));
        assertUnreadable(null, "no encryption key is configured");
    }

    @Test
    void withAKeySecretsThatAreNotEncryptedAreNotRead() {
        put(tokens(redis(null)), KEY);
        add(redis(null));
        assertUnreadable(key(1), "it is not encrypted");
    }

    private void assertUnreadable(byte @Nullable [] key, String reason) {
        TokenStore tokens = tokens(redis(key));
        AppTicketStore tickets = tickets(redis(key));
        for (int i = 0; i < 3; i++) {
            assertThat(tokens.get(KEY).blockOptional(AT_MOST)).isEmpty();
            assertThat(tickets.tickets().block(AT_MOST)).isEmpty();
        }
        assertThat(warnings()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage()).contains(reason).doesNotContain("may-see");
        });

        put(tokens, KEY);
        assertThat(tokens.get(KEY).block(AT_MOST))
                .satisfies(stored ->
                        assertThat(Objects.requireNonNull(stored).token()).isEqualTo(TOKEN));
        tickets.add(new AppTicket("next", now.plusSeconds(1))).block(AT_MOST);
        assertThat(tickets.tickets().block(AT_MOST))
                .extracting(AppTicket::value)
                .containsExactly("next");
    }

    @Test
    void textThatWasCopiedToAnotherKeyIsNotRead() {
        TokenStore tokens = tokens(redis(key(1)));
        put(tokens, KEY);
        String source = shared.commands.keys("*:app_access_token").get(0);
        String copy = source.replace(":app_access_token", ":tenant_access_token");
        shared.commands.set(copy, shared.commands.get(source));
        shared.commands.pexpire(copy, AT_MOST.toMillis());

        assertThat(tokens.get(KEY).blockOptional(AT_MOST)).isPresent();
        assertThat(tokens.get(OTHER_KEY).blockOptional(AT_MOST)).isEmpty();
    }

    @Test
    void changedTextIsNotRead() {
        TokenStore tokens = tokens(redis(key(1)));
        put(tokens, KEY);
        String key = shared.commands.keys("*:app_access_token").get(0);
        String text = shared.commands.get(key);
        for (String changed : List.of(
                text.substring(0, text.length() - 1),
                text.substring(0, text.indexOf(':') + 1),
                text.substring(0, text.indexOf(':') + 20),
                text + "!",
                text.substring(0, text.length() - 8) + "AAAAAAAA")) {
            shared.commands.set(key, changed);
            shared.commands.pexpire(key, AT_MOST.toMillis());
            assertThat(tokens.get(KEY).blockOptional(AT_MOST)).as(changed).isEmpty();
        }
    }

    @Test
    void keyOfAnotherLengthIsRejectedAndTheKeyIsCopied() {
        FeedpinRedisBuilder builder = FeedpinRedis.builder(RedisURI.create("localhost", 1));
        assertThatThrownBy(() -> builder.encryptionKey(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The encryption key must have 32 bytes, but has 16");
        byte[] key = key(1);
        FeedpinRedis redis = redis(key);
        Arrays.fill(key, (byte) 0);
        put(tokens(redis), KEY);

        assertThat(tokens(redis(key(1))).get(KEY).blockOptional(AT_MOST)).isPresent();
    }
}
