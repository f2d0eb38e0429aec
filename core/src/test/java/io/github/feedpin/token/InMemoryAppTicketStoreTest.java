package io.github.feedpin.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class InMemoryAppTicketStoreTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final AppTicketStore store = AppTicketStore.inMemory(TimeSource.of(clock));
    private final Instant start = Instant.EPOCH;

    private void add(String value, Instant sentAt) {
        store.add(new AppTicket(value, sentAt)).subscribe();
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        store.tickets()
                .flatMapIterable(tickets -> tickets)
                .map(AppTicket::value)
                .subscribe(values::add);
        return values;
    }

    @Test
    void lastThreeTicketsAreKeptTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            add("ticket-" + i, start.plusSeconds(i));
        }

        assertThat(values()).containsExactly("ticket-5", "ticket-4", "ticket-3");
    }

    @Test
    void lateOldTicketReplacesNoNewerOne() {
        add("new", start.plus(Duration.ofHours(2)));
        add("late", start);
        assertThat(values()).containsExactly("new", "late");
        add("newer", start.plus(Duration.ofHours(3)));
        add("newest", start.plus(Duration.ofHours(4)));
        add("later", start.plus(Duration.ofMinutes(1)));

        assertThat(values()).containsExactly("newest", "newer", "new");
    }

    @Test
    void repeatedTicketIsStoredOnceWithItsEarlierTime() {
        add("one", start);
        add("two", start.plusSeconds(1));
        add("one", start.plusSeconds(2));

        assertThat(values()).containsExactly("two", "one");
    }

    @Test
    void expiredTicketIsNotReturned() {
        add("one", start);
        clock.advanceTimeBy(AppTicket.LIFETIME.minusMillis(1));
        assertThat(values()).containsExactly("one");
        clock.advanceTimeBy(Duration.ofMillis(1));

        assertThat(values()).isEmpty();
    }

    @Test
    void resendIsClaimedOnceInTwoMinutes() {
        List<Boolean> claims = new ArrayList<>();
        for (int second = 0; second < 240; second++) {
            store.claimResend().subscribe(claims::add);
            clock.advanceTimeBy(Duration.ofSeconds(1));
        }

        assertThat(claims).hasSize(240);
        assertThat(claims.stream().filter(claim -> claim)).hasSize(2);
        assertThat(claims.get(0)).isTrue();
        assertThat(claims.get(120)).isTrue();
    }

    @Test
    void oneOfManyThreadsClaimsTheResend() {
        StepVerifier.create(Flux.range(0, 1_000)
                        .flatMap(i -> store.claimResend().subscribeOn(Schedulers.parallel()), 1_000)
                        .filter(claim -> claim)
                        .count())
                .expectNext(1L)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }
}
