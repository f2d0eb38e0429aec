package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.APP_ID;
import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NOW;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.OLD_KEY;
import static io.github.feedpin.event.Samples.OLD_TOKEN;
import static io.github.feedpin.event.Samples.OTHER_APP_ID;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.challenge;
import static io.github.feedpin.event.Samples.clock;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.signed;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.ticketValues;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import org.junit.jupiter.api.Test;

/** Old and new secrets are accepted together; the secrets and tickets of two apps never are. */
class RotationTest {

    private final AppTicketStore tickets = store();

    @Test
    void oldAndNewKeyAreAccepted() {
        EventReceiver receiver = builder(tickets).encryptKeys(KEY, OLD_KEY).build();

        for (String key : new String[] {OLD_KEY, KEY}) {
            byte[] body = encrypted(key, ticketEvent("with-" + key.replace(' ', '-'), NOW));
            assertThat(receive(receiver, signed(key, body), body).status()).isEqualTo(200);
            assertThat(receive(receiver, NO_HEADERS, encrypted(key, challenge("any")))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(ticketValues(tickets)).hasSize(2);
    }

    @Test
    void keyOfSignatureMustBeThatOfEncryption() {
        EventReceiver receiver = builder(tickets).encryptKeys(KEY, OLD_KEY).build();
        byte[] body = encrypted(KEY, ticketEvent());

        assertThat(receive(receiver, signed(OLD_KEY, body), body).status()).isEqualTo(401);
    }

    /** With a wrong key, the padding fits in one of 256 cases. */
    @Test
    void wrongKeyNeverHidesTheRightOne() {
        EventReceiver receiver = builder(tickets).encryptKeys(OLD_KEY, KEY).build();

        for (int i = 0; i < 1_500; i++) {
            byte[] body = encrypted(KEY, ticketEvent());
            assertThat(receive(receiver, signed(KEY, body), body).status()).isEqualTo(200);
        }
    }

    @Test
    void oldAndNewTokenAreAccepted() {
        EventReceiver receiver =
                builder(tickets).verificationTokens(TOKEN, OLD_TOKEN).build();

        assertThat(receivePlain(receiver, ticketEvent(APP_ID, OLD_TOKEN, "old", NOW))
                        .status())
                .isEqualTo(200);
        assertThat(receivePlain(receiver, ticketEvent(APP_ID, TOKEN, "new", NOW))
                        .status())
                .isEqualTo(200);
        assertThat(receivePlain(receiver, ticketEvent(APP_ID, "third", "third", NOW))
                        .status())
                .isEqualTo(401);
        assertThat(ticketValues(tickets)).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void twoAppsNeverSeeTicketsOfEachOther() {
        AppTicketStore otherTickets = store();
        EventReceiver receiver = builder(tickets).verificationTokens(TOKEN).build();
        EventReceiver other = EventReceiver.builder(OTHER_APP_ID, otherTickets)
                .verificationTokens(TOKEN)
                .timeSource(TimeSource.of(clock()))
                .build();
        String ours = ticketEvent(APP_ID, TOKEN, "ours", NOW);
        String theirs = ticketEvent(OTHER_APP_ID, TOKEN, "theirs", NOW);

        assertThat(receivePlain(receiver, theirs).status()).isEqualTo(403);
        assertThat(receivePlain(other, ours).status()).isEqualTo(403);
        receivePlain(receiver, ours);
        receivePlain(other, theirs);

        assertThat(ticketValues(tickets)).containsExactly("ours");
        assertThat(ticketValues(otherTickets)).containsExactly("theirs");
    }
}
