package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.APP_ID;
import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.TICKET;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.challenge;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.event;
import static io.github.feedpin.event.Samples.headerEvent;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.signed;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.ticketValues;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.token.AppTicketStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Random bytes and mutated pushes always have a response, and a changed push never has its ticket stored. */
class PushFuzzTest {

    private static final int ROUNDS = 2_000;
    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 403);

    private final Random random = new Random(20_261_129);
    private final AppTicketStore tickets = store();

    @Test
    void randomBytesAreRejected() {
        List<EventReceiver> receivers = List.of(
                builder(tickets).encryptKeys(KEY).build(),
                builder(tickets).verificationTokens(TOKEN).build());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            for (EventReceiver receiver : receivers) {
                assertThat(receive(receiver, NO_HEADERS, body).status()).isEqualTo(400);
            }
        }
        assertThat(ticketValues(tickets)).isEmpty();
    }

    /** Only whitespace and other spellings of the same JSON could pass, but the signature covers the bytes. */
    @Test
    void mutatedSignedPushIsNotStored() {
        EventReceiver receiver = builder(tickets).encryptKeys(KEY).build();
        byte[] genuine = encrypted(KEY, ticketEvent());
        EventHeaders headers = signed(KEY, genuine);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] body = mutated(genuine);
            if (!Arrays.equals(body, genuine)) {
                assertThat(receive(receiver, headers, body).status()).isIn(400, 401);
            }
        }
        assertThat(ticketValues(tickets)).isEmpty();
    }

    @Test
    void pushWithMutatedSignatureIsNotStored() {
        EventReceiver receiver = builder(tickets).encryptKeys(KEY).build();
        byte[] body = encrypted(KEY, ticketEvent());
        EventHeaders genuine = signed(KEY, body);
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, String> headers = new HashMap<>();
            for (String name : List.of("X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce")) {
                headers.put(name, String.valueOf(genuine.first(name)));
            }
            String changed = List.copyOf(new TreeSet<>(headers.keySet())).get(random.nextInt(3));
            String before = headers.get(changed);
            String after = new String(mutated(bytes(String.valueOf(before))), UTF_8);
            headers.put(changed, after);
            if (!after.equals(before)) {
                assertThat(receive(receiver, EventHeaders.of(headers), body).status())
                        .isEqualTo(401);
            }
        }
        assertThat(ticketValues(tickets)).isEmpty();
    }

    /** Signed by the platform, but with any JSON: every event has a response, and only its own ticket is stored. */
    @Test
    void mutatedJsonInSignedPushHasResponse() {
        EventReceiver receiver = builder(tickets)
                .encryptKeys(KEY)
                .listener(event -> assertThat(event.toString()).isNotEmpty())
                .build();
        List<byte[]> genuine = List.of(
                bytes(ticketEvent()),
                bytes(challenge(TOKEN)),
                bytes(event("app_status_change", "e1", ",\"tenant_key\":\"t\",\"status\":\"stop_by_tenant\"")),
                bytes(headerEvent("app_open", "e2", "\"app_ticket\":\"" + TICKET + "\"")));
        EventEncryption encryption = new EventEncryption(KEY);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] json = mutated(genuine.get(random.nextInt(genuine.size())));
            String text = new String(json, UTF_8);
            byte[] body = bytes("{\"encrypt\":\"" + encryption.encrypt(text) + "\"}");
            assertThat(STATUSES)
                    .contains(receive(receiver, signed(KEY, body), body).status());
        }
    }

    /** The token in a plain push proves its sender, but the app has to match. */
    @Test
    void mutatedPlainPushIsStoredForThisAppOnly() {
        byte[] genuine = bytes(ticketEvent());
        for (int i = 0; i < ROUNDS; i++) {
            AppTicketStore empty = store();
            EventReceiver receiver = builder(empty).verificationTokens(TOKEN).build();
            byte[] body = mutated(genuine);
            int status = receive(receiver, NO_HEADERS, body).status();
            String text = new String(body, UTF_8);

            assertThat(STATUSES).contains(status);
            if (!ticketValues(empty).isEmpty()) {
                assertThat(status).isEqualTo(200);
                assertThat(text).contains(TOKEN, APP_ID);
            }
        }
    }

    private byte[] mutated(byte[] genuine) {
        byte[] body = genuine.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && body.length > 0; changes--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(5)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> body = Arrays.copyOf(body, at);
                case 3 -> body = spliced(body, at, at + Math.min(body.length - at, 1 + random.nextInt(20)), at);
                default -> body = spliced(body, at, at, random.nextInt(body.length));
            }
        }
        return body;
    }

    /** Replaces the bytes from {@code start} to {@code end} by up to 20 that begin at {@code source}. */
    private byte[] spliced(byte[] body, int start, int end, int source) {
        int length = end > start ? 0 : Math.min(body.length - source, random.nextInt(20));
        byte[] result = Arrays.copyOf(body, body.length - (end - start) + length);
        System.arraycopy(body, source, result, start, length);
        System.arraycopy(body, end, result, start + length, body.length - end);
        return result;
    }
}
