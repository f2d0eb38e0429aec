package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.AT_MOST;
import static io.github.feedpin.event.Samples.KEY;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.OLD_KEY;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.challenge;
import static io.github.feedpin.event.Samples.encrypted;
import static io.github.feedpin.event.Samples.event;
import static io.github.feedpin.event.Samples.signed;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Pushes are processed on the caller's thread, which may be an event loop, and listeners are not. */
class NonBlockingTest {

    @Test
    void blockingCallIsDetected() {
        StepVerifier.create(Mono.fromRunnable(() -> LockSupport.parkNanos(1)).subscribeOn(Schedulers.parallel()))
                .expectError(BlockingOperationError.class)
                .verify(AT_MOST);
    }

    @Test
    void pushesDoNotBlockAndListenerMay() throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        EventReceiver receiver = EventReceiver.builder(Samples.APP_ID, store())
                .encryptKeys(OLD_KEY, KEY)
                .listener(event -> {
                    LockSupport.parkNanos(1);
                    handled.countDown();
                })
                .build();

        for (String json : new String[] {ticketEvent(), challenge(TOKEN), event("x", "e1", "")}) {
            byte[] body = encrypted(KEY, json);
            assertStatus(200, receiver.receive(signed(KEY, body), body));
        }
        assertStatus(401, receiver.receive(NO_HEADERS, encrypted(KEY, ticketEvent())));
        assertStatus(400, receiver.receive(NO_HEADERS, bytes("{}x")));
        assertThat(handled.await(AT_MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private static void assertStatus(int expected, Mono<EventResponse> response) {
        StepVerifier.create(response.map(EventResponse::status).subscribeOn(Schedulers.parallel()))
                .expectNext(expected)
                .expectComplete()
                .verify(AT_MOST);
    }
}
