package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.AT_MOST;
import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.clock;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static io.github.feedpin.event.Samples.writing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A ticket is acknowledged when it is stored, and storing does not depend on the connection. */
class TicketStorageTest {

    private final VirtualTimeScheduler clock = clock();

    private EventReceiver receiver(AppTicketStore tickets) {
        return EventReceiver.builder(Samples.APP_ID, tickets)
                .verificationTokens(TOKEN)
                .timeSource(TimeSource.of(clock))
                .build();
    }

    private Mono<EventResponse> push(AppTicketStore tickets) {
        return receiver(tickets).receive(NO_HEADERS, bytes(ticketEvent()));
    }

    @Test
    void responseWaitsForStore() {
        TestPublisher<Void> write = TestPublisher.create();

        StepVerifier.create(push(writing(write.mono())))
                .then(() -> clock.advanceTimeBy(Duration.ofMillis(1999)))
                .then(write::complete)
                .expectNext(EventResponse.ACCEPTED)
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void slowStoreIsUnavailableAfterTwoSecondsAndWriteGoesOn() {
        AppTicketStore memory = store();
        TestPublisher<Void> write = TestPublisher.create();
        AppTicketStore slow = writing(write.mono().then(memory.add(new AppTicket("late", Samples.NOW))));

        StepVerifier.create(push(slow))
                .then(() -> clock.advanceTimeBy(Duration.ofSeconds(2)))
                .expectNext(Rejection.NOT_STORED.response())
                .expectComplete()
                .verify(AT_MOST);
        write.assertNotCancelled();
        write.complete();

        assertThat(Samples.ticketValues(memory)).containsExactly("late");
    }

    @Test
    void cancelledResponseDoesNotCancelWrite() {
        AppTicketStore memory = store();
        TestPublisher<Void> write = TestPublisher.create();

        Disposable response = push(writing(write.mono().then(memory.add(new AppTicket("kept", Samples.NOW)))))
                .subscribe();
        response.dispose();
        write.assertNotCancelled();
        write.complete();

        assertThat(Samples.ticketValues(memory)).containsExactly("kept");
    }

    static Stream<AppTicketStore> failingStores() {
        return Stream.of(
                writing(Mono.error(new IllegalStateException("no " + Samples.TICKET))),
                writing(Mono.error(new NoClassDefFoundError())),
                writing(Mono.fromRunnable(() -> {
                    throw new IllegalArgumentException();
                })),
                writing(Mono.fromRunnable(() -> {
                    throw new StackOverflowError();
                })),
                throwing(new IllegalStateException()),
                throwing(new LinkageError()));
    }

    @ParameterizedTest
    @MethodSource("failingStores")
    void failingStoreIsUnavailable(AppTicketStore tickets) {
        StepVerifier.create(push(tickets))
                .expectNext(Rejection.NOT_STORED.response())
                .expectComplete()
                .verify(AT_MOST);
        assertThat(Rejection.NOT_STORED.response().status()).isEqualTo(503);
    }

    @Test
    void repeatedPushAfterFailureIsStored() {
        AtomicInteger attempts = new AtomicInteger();
        AppTicketStore memory = store();
        EventReceiver receiver = receiver(writing(Mono.defer(() -> attempts.getAndIncrement() == 0
                ? Mono.error(new IllegalStateException())
                : memory.add(new AppTicket("second", Samples.NOW)))));

        assertThat(receivePlain(receiver, ticketEvent()).status()).isEqualTo(503);
        assertThat(receivePlain(receiver, ticketEvent()).status()).isEqualTo(200);
        assertThat(Samples.ticketValues(memory)).containsExactly("second");
    }

    @Test
    void nothingIsStoredBeforeSubscription() {
        AppTicketStore memory = store();
        Mono<EventResponse> response = push(memory);

        assertThat(Samples.tickets(memory)).isEmpty();
        response.block(AT_MOST);
        assertThat(Samples.tickets(memory)).hasSize(1);
    }

    /** Whatever goes wrong, the platform repeats the push. */
    @Test
    void unexpectedFailureIsUnavailable() {
        EventHeaders broken = name -> {
            throw new IllegalStateException("broken");
        };

        StepVerifier.create(receiver(store()).receive(broken, bytes(ticketEvent())))
                .expectNext(Rejection.FAILED.response())
                .expectComplete()
                .verify(AT_MOST);
    }

    private static AppTicketStore throwing(Throwable failure) {
        return new AppTicketStore() {

            @Override
            public Mono<Void> add(AppTicket ticket) {
                return sneakyThrow(failure);
            }

            @Override
            public Mono<List<AppTicket>> tickets() {
                return Mono.just(List.of());
            }

            @Override
            public Mono<Boolean> claimResend() {
                return Mono.just(false);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneakyThrow(Throwable failure) throws E {
        throw (E) failure;
    }
}
