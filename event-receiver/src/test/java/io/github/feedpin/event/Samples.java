package io.github.feedpin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Pushes of the platform, and receivers for them. */
final class Samples {

    static final String APP_ID = "cli_a1b2c3d4";
    static final String OTHER_APP_ID = "cli_ffffffff";
    static final String KEY = "kudryavka";
    static final String OLD_KEY = "test key";
    static final String TOKEN = "v-token-7Qf2";
    static final String OLD_TOKEN = "v-token-old9";
    static final String TICKET = "g:app-ticket-51fb2a";
    static final String TENANT = "736588c9260f175d";
    static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    static final Duration AT_MOST = Duration.ofSeconds(10);
    static final EventHeaders NO_HEADERS = name -> null;

    private Samples() {}

    /** Returns a scheduler whose time is {@link #NOW}. */
    static VirtualTimeScheduler clock() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        clock.advanceTimeTo(NOW);
        return clock;
    }

    static AppTicketStore store() {
        return AppTicketStore.inMemory(TimeSource.of(clock()));
    }

    static EventReceiverBuilder builder(AppTicketStore tickets) {
        return EventReceiver.builder(APP_ID, tickets).timeSource(TimeSource.of(clock()));
    }

    static EventReceiver withKey(AppTicketStore tickets) {
        return builder(tickets).encryptKeys(KEY).build();
    }

    static EventReceiver withToken(AppTicketStore tickets) {
        return builder(tickets).verificationTokens(TOKEN).build();
    }

    static String ticketEvent(String appId, String token, String ticket, Instant sentAt) {
        return """
                {"ts":"%d.%06d","uuid":"b67f5a2c","token":"%s","type":"event_callback",\
                "event":{"app_id":"%s","app_ticket":"%s","type":"app_ticket"}}\
                """.formatted(sentAt.getEpochSecond(), sentAt.getNano() / 1000, token, appId, ticket);
    }

    static String ticketEvent(String ticket, Instant sentAt) {
        return ticketEvent(APP_ID, TOKEN, ticket, sentAt);
    }

    static String ticketEvent() {
        return ticketEvent(TICKET, NOW);
    }

    static String event(String type, String id, String fields) {
        return """
                {"ts":"%d.5","uuid":"%s","token":"%s","type":"event_callback",\
                "event":{"app_id":"%s","type":"%s"%s}}\
                """.formatted(NOW.getEpochSecond(), id, TOKEN, APP_ID, type, fields);
    }

    static String headerEvent(String type, String id, String fields) {
        return """
                {"schema":"2.0","header":{"event_id":"%s","event_type":"%s","app_id":"%s","token":"%s",\
                "tenant_key":"%s","create_time":"%d"},"event":{%s}}\
                """.formatted(id, type, APP_ID, TOKEN, TENANT, NOW.toEpochMilli(), fields);
    }

    static String challenge(String token) {
        return "{\"challenge\":\"ajls384k\",\"token\":\"" + token + "\",\"type\":\"url_verification\"}";
    }

    static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }

    static byte[] encrypted(String key, String json) {
        return bytes("{\"encrypt\":\"" + new EventEncryption(key).encrypt(json) + "\"}");
    }

    static EventHeaders signed(String key, byte[] body) {
        String timestamp = "1764403200";
        String nonce = "5ad1b7";
        return EventHeaders.of(Map.of(
                "X-Lark-Request-Timestamp", timestamp,
                "X-Lark-Request-Nonce", nonce,
                "X-Lark-Signature", new EventEncryption(key).sign(timestamp, nonce, body)));
    }

    static EventResponse receive(EventReceiver receiver, EventHeaders headers, byte[] body) {
        return Objects.requireNonNull(receiver.receive(headers, body).block(AT_MOST));
    }

    /** Pushes an encrypted and signed body. */
    static EventResponse receiveSigned(EventReceiver receiver, String json) {
        byte[] body = encrypted(KEY, json);
        return receive(receiver, signed(KEY, body), body);
    }

    /** Pushes a body in plain text. */
    static EventResponse receivePlain(EventReceiver receiver, String json) {
        return receive(receiver, NO_HEADERS, bytes(json));
    }

    static List<AppTicket> tickets(AppTicketStore store) {
        return Objects.requireNonNull(store.tickets().block(AT_MOST));
    }

    static List<String> ticketValues(AppTicketStore store) {
        return tickets(store).stream().map(AppTicket::value).toList();
    }

    /** A store whose writes end as {@code write}. */
    static AppTicketStore writing(Mono<Void> write) {
        return new AppTicketStore() {

            @Override
            public Mono<Void> add(AppTicket ticket) {
                return write;
            }

            @Override
            public Mono<List<AppTicket>> tickets() {
                return Mono.just(List.of());
            }

            @Override
            public Mono<Boolean> claimResend() {
                return Mono.just(false);
            }
        };
    }
}
