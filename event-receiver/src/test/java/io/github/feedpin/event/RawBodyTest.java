package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.TICKET;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.receiveSigned;
import static io.github.feedpin.event.Samples.signed;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.ticketValues;
import static io.github.feedpin.event.Samples.withKey;
import static io.github.feedpin.event.Samples.withToken;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.token.AppTicketStore;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signature covers the bytes as sent, however the JSON in them is written. */
class RawBodyTest {

    private final AppTicketStore tickets = store();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"encrypt\":\"%s\"}",
                " \r\n\t{ \"encrypt\" : \"%s\" }\n\n",
                "\uFEFF{\"encrypt\":\"%s\"}",
                "{\"note\":\"\uD83D\uDE00 \\u0041\\/\",\"encrypt\":\"%s\"}",
                "{\"\\u0065ncrypt\":\"%s\"}",
            })
    void signatureIsVerifiedOverBytesAsSent(String form) {
        byte[] body = bytes(form.formatted(new EventEncryption(KEY).encrypt(ticketEvent())));

        assertThat(receive(withKey(tickets), signed(KEY, body), body).status()).isEqualTo(200);
        assertThat(ticketValues(tickets)).containsExactly(TICKET);
    }

    /** What a receiver verifies that parses the body and writes it again. */
    @Test
    void signatureOverRewrittenJsonIsRejected() {
        String encrypted = new EventEncryption(KEY).encrypt(ticketEvent());
        byte[] sent = bytes("{ \"encrypt\": \"" + encrypted + "\" }");
        byte[] rewritten = bytes("{\"encrypt\":\"" + encrypted + "\"}");

        assertThat(receive(withKey(tickets), signed(KEY, rewritten), sent).status())
                .isEqualTo(401);
        assertThat(ticketValues(tickets)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF%s",
                " %s ",
                "\n\t%s\r\n",
            })
    void encryptedJsonMayHaveByteOrderMarkAndSpaces(String form) {
        assertThat(receiveSigned(withKey(tickets), form.formatted(ticketEvent()))
                        .status())
                .isEqualTo(200);
        assertThat(ticketValues(tickets)).containsExactly(TICKET);
    }

    @Test
    void escapedTicketIsStoredUnescaped() {
        String escaped = ticketEvent().replace("app_ticket\":\"g:", "\\u0061pp_ticket\":\"\\u0067:");

        assertThat(receivePlain(withToken(tickets), escaped).status()).isEqualTo(200);
        assertThat(ticketValues(tickets)).containsExactly(TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "nonsense"})
    void contentTypeIsIgnored(String type) {
        EventHeaders headers = EventHeaders.of(Map.of("Content-Type", type));

        assertThat(receive(withToken(tickets), headers, bytes(ticketEvent())).status())
                .isEqualTo(200);
    }

    @Test
    void headerNamesAreCaseInsensitive() {
        EventHeaders headers = EventHeaders.of(Map.of("x-lark-signature", "s"));

        assertThat(headers.first("X-Lark-Signature")).isEqualTo("s");
        assertThat(headers.first("X-Lark-Request-Nonce")).isNull();
    }

    @Test
    void bodyInOtherEncodingIsRejected() {
        assertThat(receive(withToken(tickets), NO_HEADERS, ticketEvent().getBytes(UTF_16))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void emptyBodyIsRejectedWithProbableReason() {
        EventResponse response = receive(withKey(tickets), NO_HEADERS, new byte[0]);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("filter");
    }
}
