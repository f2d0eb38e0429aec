package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.receiveSigned;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.ticketValues;
import static io.github.feedpin.event.Samples.withKey;
import static io.github.feedpin.event.Samples.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.token.AppTicketStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsers disagree about JSON that is not quite valid, so it is rejected. */
class StrictJsonTest {

    private final AppTicketStore tickets = store();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ts\":\"1\",",
                "\"token\":\"other\",",
                "\"type\":\"url_verification\",",
                "\"event\":{},",
                "\"t\\u0079pe\":\"event_callback\",",
                "\"x\":{\"y\":[{\"z\":1,\"z\":2}]},"
            })
    void doubledFieldIsRejected(String field) {
        String doubled = "{" + field + ticketEvent().substring(1);

        assertRejected(doubled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"app_id\":\"cli_other\",", "\"app_ticket\":\"other\",", "\"type\":\"app_open\","})
    void doubledFieldOfEventIsRejected(String field) {
        assertRejected(ticketEvent().replace("\"event\":{", "\"event\":{" + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", ",", "}", "\u0000"})
    void trailingContentIsRejected(String trailing) {
        assertRejected(ticketEvent() + trailing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "17",
                "\"text\"",
                " ",
                "{",
                "{}",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{a:1}",
                "//",
                "{\"a\":\"\n\"}"
            })
    void otherThanObjectOfEventIsRejected(String json) {
        assertThat(receivePlain(withToken(tickets), json).status()).isBetween(400, 401);
        assertThat(receiveSigned(withKey(tickets), json).status()).isBetween(400, 403);
        assertThat(ticketValues(tickets)).isEmpty();
    }

    @Test
    void doubledEncryptedFieldIsRejected() {
        String encrypted = new EventEncryption(KEY).encrypt(ticketEvent());
        byte[] body = Samples.bytes("{\"encrypt\":\"" + encrypted + "\",\"encrypt\":\"" + encrypted + "\"}");

        assertThat(receive(withKey(tickets), Samples.signed(KEY, body), body).status())
                .isEqualTo(400);
    }

    @Test
    void deeplyNestedJsonIsRejected() {
        assertRejected("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + ","
                + ticketEvent().substring(1));
    }

    @Test
    void invalidTicketIsRejected() {
        for (String ticket : new String[] {"", " ", "a b", "a\\nb", "x".repeat(9000)}) {
            assertThat(receivePlain(withToken(tickets), ticketEvent(ticket, Samples.NOW))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(receivePlain(withToken(tickets), ticketEvent().replace("\"app_ticket\":", "\"other\":"))
                        .status())
                .isEqualTo(400);
        assertThat(ticketValues(tickets)).isEmpty();
    }

    @Test
    void signedEventWithoutTypeIsRejected() {
        String json = ticketEvent().replace(",\"type\":\"app_ticket\"", "");

        assertThat(receiveSigned(withKey(tickets), json).status()).isEqualTo(400);
    }

    private void assertRejected(String json) {
        assertThat(receivePlain(withToken(tickets), json).status()).isEqualTo(400);
        assertThat(receiveSigned(withKey(tickets), json).status()).isEqualTo(400);
        assertThat(receive(withKey(tickets), NO_HEADERS, encrypted(KEY, json)).status())
                .isEqualTo(400);
        assertThat(ticketValues(tickets)).isEmpty();
    }
}
