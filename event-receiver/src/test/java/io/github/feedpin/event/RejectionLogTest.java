package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.challenge;
import static io.github.feedpin.event.Samples.clock;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class RejectionLogTest {

    private static final String WRONG_TOKEN =
            "WARN Rejected a pushed event with HTTP 401: the Verification Token is missing or wrong";

    private final VirtualTimeScheduler clock = clock();
    private final EventReceiver receiver = EventReceiver.builder(Samples.APP_ID, store())
            .verificationTokens(TOKEN)
            .timeSource(TimeSource.of(clock))
            .build();

    @Test
    void eachReasonIsLoggedOnceAMinute() {
        try (CapturedLog log = new CapturedLog()) {
            for (int i = 0; i < 1000; i++) {
                receivePlain(receiver, challenge("wrong"));
            }
            receive(receiver, NO_HEADERS, new byte[0]);
            clock.advanceTimeBy(Duration.ofSeconds(60));
            receivePlain(receiver, challenge("wrong"));

            assertThat(log.lines())
                    .containsExactly(
                            WRONG_TOKEN,
                            "WARN Rejected a pushed event with HTTP 400: the body is empty; if it was not sent empty,"
                                    + " a filter has read it before the receiver",
                            WRONG_TOKEN + "; 999 more since the last such message");
        }
    }

    @Test
    void acceptedPushesAreNotLogged() {
        try (CapturedLog log = new CapturedLog()) {
            receivePlain(receiver, challenge(TOKEN));
            receivePlain(receiver, Samples.ticketEvent());

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void failureOfStoreIsLoggedByType() {
        EventReceiver failing =
                Samples.withToken(Samples.writing(Mono.error(new IllegalStateException("quotes " + Samples.TICKET))));

        try (CapturedLog log = new CapturedLog()) {
            receivePlain(failing, Samples.ticketEvent());

            assertThat(log.lines())
                    .containsExactly("WARN Rejected a pushed event with HTTP 503: the app ticket could not be stored"
                            + " in time (java.lang.IllegalStateException)");
        }
    }
}
