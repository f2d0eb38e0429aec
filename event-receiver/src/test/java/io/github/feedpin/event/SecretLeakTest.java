package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.APP_ID;
import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NOW;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.OTHER_APP_ID;
import static io.github.feedpin.event.Samples.TICKET;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.event;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receiveSigned;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.event.AppEvent.ForeignEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** No secret, and nothing of a body, is in a log, a response or a {@code toString}. */
class SecretLeakTest {

    private static final String CONTENT = "confidential-content";

    private final List<String> shown = new ArrayList<>();

    @Test
    void nothingShowsSecretsOrBodies() {
        IllegalStateException telling = new IllegalStateException(String.join(" ", KEY, TOKEN, TICKET, CONTENT));
        EventReceiverBuilder builder = builder(writing(Mono.error(telling)))
                .encryptKeys(KEY)
                .verificationTokens(TOKEN)
                .listener(event -> {
                    shown.add(event.toString());
                    throw telling;
                });
        EventReceiver receiver = builder.build();
        shown.add(builder.toString());
        shown.add(receiver.toString());

        try (CapturedLog log = new CapturedLog()) {
            show(receiveSigned(receiver, ticketEvent()));
            show(receiveSigned(receiver, event("x", "e1", ",\"text\":\"" + CONTENT + "\"")));
            show(receiveSigned(receiver, ticketEvent(OTHER_APP_ID, TOKEN, TICKET, NOW)));
            show(receiveSigned(receiver, ticketEvent(APP_ID, TOKEN + "x", TICKET, NOW)));
            show(receiveSigned(receiver, ticketEvent(TICKET + " " + CONTENT, NOW)));
            show(receiveSigned(receiver, CONTENT));
            show(receive(receiver, NO_HEADERS, encrypted(KEY, ticketEvent())));
            show(receive(receiver, NO_HEADERS, encrypted("other", ticketEvent())));
            show(receive(receiver, NO_HEADERS, bytes(ticketEvent())));
            show(receive(receiver, NO_HEADERS, bytes(CONTENT)));
            show(receive(
                    receiver,
                    name -> {
                        throw telling;
                    },
                    bytes(CONTENT)));
            shown.addAll(log.lines());
            assertThat(log.lines()).hasSizeGreaterThan(7);
        }

        assertThat(shown)
                .noneMatch(text -> text.contains(KEY))
                .noneMatch(text -> text.contains(TOKEN))
                .noneMatch(text -> text.contains(TICKET))
                .noneMatch(text -> text.contains(CONTENT));
    }

    @Test
    void foreignEventDescribesItselfInOneLine() {
        ForeignEvent event = new ForeignEvent("a\nb", "id\n1", null, NOW, "{\"token\":\"" + TOKEN + "\"}");

        assertThat(event)
                .hasToString("ForeignEvent[type=a b, id=id 1, tenantKey=null, createdAt=2026-11-29T08:00:00Z]");
        assertThat(builder(store()).encryptKeys(KEY).build().toString()).doesNotContain(KEY);
    }

    private void show(EventResponse response) {
        shown.add(response.toString());
    }
}
