package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.OLD_KEY;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.challenge;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.withKey;
import static io.github.feedpin.event.Samples.withToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.token.AppTicketStore;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The verification of the URL, which the platform sends without a signature. */
class ChallengeTest {

    private static final EventResponse ANSWERED =
            new EventResponse(200, "application/json", "{\"challenge\":\"ajls384k\"}");

    private final AppTicketStore tickets = store();

    @Test
    void unsignedEncryptedChallengeIsAnswered() {
        EventReceiver receiver = withKey(tickets);

        assertThat(receive(receiver, NO_HEADERS, encrypted(KEY, challenge("any"))))
                .isEqualTo(ANSWERED);
    }

    /** Some relays add a signature that does not match. */
    @Test
    void signatureOfChallengeIsIgnored() {
        EventHeaders wrong = EventHeaders.of(Map.of("X-Lark-Signature", "wrong"));

        assertThat(receive(withKey(tickets), wrong, encrypted(KEY, challenge("any"))))
                .isEqualTo(ANSWERED);
    }

    @Test
    void challengeWithTokenIsAnswered() {
        assertThat(receivePlain(withToken(tickets), challenge(TOKEN))).isEqualTo(ANSWERED);
    }

    @Test
    void challengeWithWrongTokenIsRejected() {
        EventReceiver both =
                builder(tickets).encryptKeys(KEY).verificationTokens(TOKEN).build();

        assertThat(receivePlain(withToken(tickets), challenge("wrong")).status())
                .isEqualTo(401);
        assertThat(receive(both, NO_HEADERS, encrypted(KEY, challenge("wrong"))).status())
                .isEqualTo(401);
        assertThat(receive(both, NO_HEADERS, encrypted(KEY, challenge(TOKEN)))).isEqualTo(ANSWERED);
    }

    @Test
    void plainChallengeIsRejectedIfKeyIsConfigured() {
        assertThat(receivePlain(withKey(tickets), challenge(TOKEN)).status()).isEqualTo(401);
    }

    @Test
    void undecryptableChallengeIsRejected() {
        EventReceiver receiver = withKey(tickets);

        for (byte[] body : new byte[][] {
            encrypted(OLD_KEY, challenge("any")),
            bytes("{\"encrypt\":\"not base64!\"}"),
            bytes("{\"encrypt\":\"\"}"),
            bytes("{\"encrypt\":\"AAAA\"}"),
            bytes("{\"encrypt\":17}"),
            encrypted(KEY, "not JSON")
        }) {
            EventResponse response = receive(receiver, NO_HEADERS, body);
            assertThat(response).isEqualTo(Rejection.UNDECRYPTABLE.response());
            assertThat(response.status()).isEqualTo(400);
        }
        assertThat(receive(withToken(tickets), NO_HEADERS, encrypted(KEY, challenge(TOKEN))))
                .isEqualTo(Rejection.UNDECRYPTABLE.response());
    }

    @Test
    void requestWithoutChallengeIsRejected() {
        String body = challenge(TOKEN).replace("challenge", "other");

        assertThat(receivePlain(withToken(tickets), body).status()).isEqualTo(400);
    }

    @Test
    void challengeIsEscapedInAscii() {
        String body = challenge(TOKEN).replace("ajls384k", "\\\"</\uD83D\uDE00\\u0000\\ud800");
        EventResponse response = receivePlain(withToken(tickets), body);

        assertThat(response.body()).isEqualTo("{\"challenge\":\"\\\"</\\uD83D\\uDE00\\u0000\\uD800\"}");
        assertThat(response.bytes()).hasSize(response.body().length());
    }
}
