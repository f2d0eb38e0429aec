package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.APP_ID;
import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NOW;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.OLD_KEY;
import static io.github.feedpin.event.Samples.OTHER_APP_ID;
import static io.github.feedpin.event.Samples.TICKET;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.receiveSigned;
import static io.github.feedpin.event.Samples.signed;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.ticketValues;
import static io.github.feedpin.event.Samples.tickets;
import static io.github.feedpin.event.Samples.withKey;
import static io.github.feedpin.event.Samples.withToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.token.AppTicketStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tickets of strangers, who know the URL but no secret, are not stored. */
class PlantedTicketTest {

    private final AppTicketStore tickets = store();

    private boolean isStored;

    @AfterEach
    void nothingElseIsStored() {
        assertThat(ticketValues(tickets)).isEqualTo(isStored ? List.of(TICKET) : List.of());
    }

    @Test
    void ticketWithoutTokenIsRejected() {
        String planted = ticketEvent().replace("\"token\":\"" + TOKEN + "\",", "");

        assertThat(receivePlain(withToken(tickets), planted).status()).isEqualTo(401);
    }

    @Test
    void ticketWithWrongTokenIsRejected() {
        EventReceiver receiver = withToken(tickets);

        for (String token : new String[] {"", "x", TOKEN + "x", TOKEN.substring(1), TOKEN.toUpperCase()}) {
            assertThat(receivePlain(receiver, ticketEvent(APP_ID, token, TICKET, NOW))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void ticketWithTokenOfOtherTypeIsRejected() {
        EventReceiver receiver = withToken(tickets);

        for (String token : new String[] {"null", "true", "[\"" + TOKEN + "\"]", "{\"token\":\"" + TOKEN + "\"}"}) {
            String planted = ticketEvent().replace("\"" + TOKEN + "\"", token);
            assertThat(receivePlain(receiver, planted).status()).isEqualTo(401);
        }
    }

    /** The token counts where the form of the event has it only. */
    @Test
    void ticketWithTokenInOtherPlaceIsRejected() {
        String planted = ticketEvent().replace("\"token\"", "\"header.token\"");
        String nested =
                ticketEvent().replace("\"token\":\"" + TOKEN + "\",", "\"header\":{\"token\":\"" + TOKEN + "\"},");

        assertThat(receivePlain(withToken(tickets), planted).status()).isEqualTo(401);
        assertThat(receivePlain(withToken(tickets), nested).status()).isEqualTo(401);
    }

    @Test
    void ticketOfOtherAppIsRejected() {
        String planted = ticketEvent(OTHER_APP_ID, TOKEN, TICKET, NOW);

        assertThat(receivePlain(withToken(tickets), planted).status()).isEqualTo(403);
        assertThat(receiveSigned(withKey(tickets), planted).status()).isEqualTo(403);
    }

    @Test
    void ticketWithoutAppIsRejected() {
        String planted =
                ticketEvent().replace("\"app_id\":\"" + APP_ID + "\",", "\"event.app_id\":\"" + APP_ID + "\",");

        assertThat(receivePlain(withToken(tickets), planted).status()).isEqualTo(403);
        assertThat(receiveSigned(withKey(tickets), planted).status()).isEqualTo(403);
    }

    @Test
    void ticketOfOtherAppInHeaderFormIsRejected() {
        String genuine = Samples.headerEvent(
                "app_ticket", "e1", "\"app_id\":\"" + APP_ID + "\",\"app_ticket\":\"" + TICKET + "\"");
        String otherHeader = genuine.replaceFirst(APP_ID, OTHER_APP_ID);
        String otherEvent =
                genuine.replace("\"event\":{\"app_id\":\"" + APP_ID, "\"event\":{\"app_id\":\"" + OTHER_APP_ID);

        assertThat(receivePlain(withToken(tickets), otherHeader).status()).isEqualTo(403);
        assertThat(receivePlain(withToken(tickets), otherEvent).status()).isEqualTo(403);
    }

    @Test
    void unsignedTicketIsRejected() {
        assertThat(receive(withKey(tickets), NO_HEADERS, encrypted(KEY, ticketEvent()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void ticketThatLacksOneHeaderOfTheSignatureIsRejected() {
        byte[] body = encrypted(KEY, ticketEvent());
        EventHeaders headers = signed(KEY, body);

        for (String missing : new String[] {"Signature", "Request-Timestamp", "Request-Nonce"}) {
            EventHeaders incomplete = name -> name.endsWith(missing) ? null : headers.first(name);
            assertThat(receive(withKey(tickets), incomplete, body).status()).isEqualTo(401);
        }
    }

    @Test
    void ticketWithWrongSignatureIsRejected() {
        byte[] body = encrypted(KEY, ticketEvent());
        byte[] otherBody = encrypted(KEY, ticketEvent());

        assertThat(receive(withKey(tickets), signed(OLD_KEY, body), body).status())
                .isEqualTo(401);
        assertThat(receive(withKey(tickets), signed(KEY, otherBody), body).status())
                .isEqualTo(401);
        assertThat(receive(withKey(tickets), EventHeaders.of(Map.of("X-Lark-Signature", "0")), body)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void ticketEncryptedWithOtherKeyIsRejected() {
        byte[] body = encrypted(OLD_KEY, ticketEvent());

        assertThat(receive(withKey(tickets), signed(OLD_KEY, body), body).status())
                .isEqualTo(400);
    }

    @Test
    void plainTicketIsRejectedIfKeyIsConfiguredEvenWithTokenAndSignature() {
        EventReceiver receiver =
                builder(tickets).encryptKeys(KEY).verificationTokens(TOKEN).build();
        byte[] body = bytes(ticketEvent());

        assertThat(receivePlain(receiver, ticketEvent()).status()).isEqualTo(401);
        assertThat(receive(receiver, signed(KEY, body), body).status()).isEqualTo(401);
    }

    @Test
    void signedTicketWithoutTokenIsRejectedIfTokenIsConfigured() {
        EventReceiver receiver =
                builder(tickets).encryptKeys(KEY).verificationTokens(TOKEN).build();

        assertThat(receiveSigned(receiver, ticketEvent(APP_ID, "", TICKET, NOW)).status())
                .isEqualTo(401);
    }

    @Test
    void receiverWithoutKeyAndTokenIsNotBuilt() {
        assertThatIllegalStateException()
                .isThrownBy(builder(tickets)::build)
                .withMessageContainingAll("Encrypt Key", "Verification Token");
    }

    /** The counterpart of all the above. */
    @Test
    void genuineTicketIsStored() {
        assertThat(receivePlain(withToken(tickets), ticketEvent()).status()).isEqualTo(200);
        assertThat(receiveSigned(withKey(tickets), ticketEvent())).isEqualTo(EventResponse.ACCEPTED);
        assertThat(receiveSigned(
                                builder(tickets)
                                        .encryptKeys(KEY)
                                        .verificationTokens(TOKEN)
                                        .build(),
                                ticketEvent())
                        .status())
                .isEqualTo(200);

        assertThat(tickets(tickets)).singleElement().satisfies(ticket -> {
            assertThat(ticket.value()).isEqualTo(TICKET);
            assertThat(ticket.sentAt()).isEqualTo(NOW);
        });
        isStored = true;
    }
}
