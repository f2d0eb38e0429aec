package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NOW;
import static io.github.feedpin.event.Samples.builder;
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

import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The platform repeats pushes for 7 hours, and newer ones overtake them. */
class LatePushTest {

    private static final Duration LATE = Duration.ofMinutes(390);

    private final AppTicketStore tickets = store();

    /** Also shows that the timestamp of the signature, which is a year old here, has no maximum age. */
    @Test
    void signedPushOfSixAndAHalfHoursIsAcceptedAndReplacesNothingNewer() {
        EventReceiver receiver = withKey(tickets);
        for (int hour = 2; hour >= 0; hour--) {
            receiveSigned(receiver, ticketEvent("new-" + hour, NOW.minus(Duration.ofHours(hour))));
        }

        assertThat(receiveSigned(receiver, ticketEvent("late", NOW.minus(LATE))).status())
                .isEqualTo(200);
        assertThat(ticketValues(tickets)).containsExactly("new-0", "new-1", "new-2");
    }

    @Test
    void olderTicketThatArrivesLastIsNotFirst() {
        EventReceiver receiver = withToken(tickets);
        receivePlain(receiver, ticketEvent("second", NOW));
        receivePlain(receiver, ticketEvent("first", NOW.minusSeconds(3600)));

        assertThat(ticketValues(tickets)).containsExactly("second", "first");
    }

    @Test
    void ticketsInBothFormsAreOrderedByTime() {
        EventReceiver receiver = withToken(tickets);
        receivePlain(receiver, ticketEvent("middle", NOW.minusSeconds(60)));
        receivePlain(receiver, headerForm("last", Long.toString(NOW.toEpochMilli())));
        receivePlain(receiver, headerForm("first", NOW.minusSeconds(120).toEpochMilli() + "000"));

        assertThat(ticketValues(tickets)).containsExactly("last", "middle", "first");
    }

    @Test
    void wrongFutureTimeDoesNotOutrankTicketsOfTheNextHour() {
        EventReceiver receiver = withToken(tickets);
        receivePlain(receiver, ticketEvent("future", Instant.parse("2199-01-01T00:00:00Z")));

        assertThat(tickets(tickets))
                .singleElement()
                .satisfies(ticket -> assertThat(ticket.sentAt()).isEqualTo(NOW.plusSeconds(300)));
    }

    @Test
    void repeatedTicketIsAcceptedAndStoredOnce() {
        EventReceiver receiver = withKey(tickets);
        byte[] body = Samples.encrypted(KEY, ticketEvent());

        for (int i = 0; i < 3; i++) {
            assertThat(receive(receiver, signed(KEY, body), body).status()).isEqualTo(200);
        }
        assertThat(ticketValues(tickets)).hasSize(1);
    }

    /** A ticket is stored again after a failure, although its event has an id: tickets are not deduplicated. */
    @Test
    void ticketOfSeenEventIsStored() {
        EventReceiver receiver =
                builder(tickets).encryptKeys(KEY).listener(event -> {}).build();
        receiveSigned(receiver, Samples.event("other", "b67f5a2c", ""));
        receiveSigned(receiver, ticketEvent());

        assertThat(ticketValues(tickets)).hasSize(1);
    }

    private static String headerForm(String ticket, String time) {
        return Samples.headerEvent("app_ticket", "e", "\"app_ticket\":\"" + ticket + "\"")
                .replace(Long.toString(NOW.toEpochMilli()), time);
    }
}
