package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Contract of {@link AppTicketStore}. A test class returns the store under test, and lets the time of its clock pass.
 */
public interface AppTicketStoreContract {

    /** {@return the store under test: the same for each call within a test, empty at its beginning} */
    AppTicketStore store();

    /** {@return the time of the store's clock} */
    Instant now();

    /**
     * Lets time pass for the store: advances its clock, or waits.
     *
     * @param duration the time that passes; positive
     */
    void passes(Duration duration);

    @Test
    default void emptyStoreReturnsNoTickets() {
        assertThat(values()).isEmpty();
        assertThat(store().receivesTickets()).isTrue();
    }

    @Test
    default void nothingHappensBeforeASubscription() {
        assertThat(store().add(new AppTicket("one", now()))).isNotNull();
        assertThat(store().claimResend()).isNotNull();

        assertThat(values()).isEmpty();
        assertThat(claimResend()).isTrue();
    }

    @Test
    default void ticketIsReturnedAsItWasAdded() {
        AppTicket ticket = new AppTicket("g-~!\"'\\{}%:=/", now().truncatedTo(ChronoUnit.MICROS));
        store().add(ticket).block(ContractFixture.MAX_WAIT);

        assertThat(await(store().tickets())).containsExactly(ticket);
    }

    @Test
    default void lastThreeTicketsAreKeptTheNewestFirst() {
        Instant start = now();
        for (int i = 1; i <= 5; i++) {
            add("ticket-" + i, start.plusSeconds(i));
        }

        assertThat(values()).containsExactly("ticket-5", "ticket-4", "ticket-3");
    }

    @Test
    default void lateOldTicketReplacesNoNewerOne() {
        Instant start = now();
        add("new", start.plus(Duration.ofHours(2)));
        add("late", start);
        assertThat(values()).containsExactly("new", "late");
        add("newer", start.plus(Duration.ofHours(3)));
        add("newest", start.plus(Duration.ofHours(4)));
        add("later", start.plus(Duration.ofMinutes(1)));

        assertThat(values()).containsExactly("newest", "newer", "new");
    }

    @Test
    default void ticketsAreOrderedByTheFractionOfASecond() {
        Instant start = now();
        add("one", start.plusNanos(900_000_000));
        add("two", start.plusNanos(1_000_000_000));
        add("three", start.plusNanos(90_000_000));

        assertThat(values()).containsExactly("two", "one", "three");
    }

    @Test
    default void repeatedTicketIsStoredOnceWithItsEarlierTime() {
        Instant start = now();
        add("one", start);
        add("two", start.plusSeconds(1));
        add("one", start.plusSeconds(2));

        assertThat(values()).containsExactly("two", "one");
    }

    @Test
    default void ticketsThatAreAddedConcurrentlyAreKept() {
        Instant start = now();
        Flux.range(1, 50)
                .flatMap(
                        i -> store().add(new AppTicket("ticket-" + i, start.plusSeconds(i)))
                                .subscribeOn(Schedulers.boundedElastic()),
                        50)
                .blockLast(ContractFixture.MAX_WAIT);

        assertThat(values()).containsExactly("ticket-50", "ticket-49", "ticket-48");
    }

    @Test
    default void expiredTicketIsNotReturned() {
        add("one", now());
        passes(AppTicket.LIFETIME.minusMinutes(1));
        assertThat(values()).containsExactly("one");
        passes(Duration.ofMinutes(2));

        assertThat(values()).isEmpty();
    }

    @Test
    default void expiredTicketLeavesYoungerOnes() {
        add("one", now());
        passes(AppTicket.LIFETIME.minusMinutes(1));
        add("two", now());
        passes(Duration.ofMinutes(2));

        assertThat(values()).containsExactly("two");
    }

    @Test
    default void ticketThatHadExpiredWhenItArrivedIsNotReturned() {
        add("late", now().minus(AppTicket.LIFETIME).minusSeconds(1));

        assertThat(values()).isEmpty();
    }

    @Test
    default void resendIsClaimedOnceInTwoMinutes() {
        List<Boolean> claims = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            claims.add(claimResend());
            passes(Duration.ofSeconds(31));
        }

        assertThat(claims).containsExactly(true, false, false, false, true, false, false, false);
    }

    @Test
    default void oneOfManyConcurrentClaimsOfAResendSucceeds() {
        List<Boolean> claims = await(Flux.range(0, 200)
                .flatMap(i -> store().claimResend().subscribeOn(Schedulers.boundedElastic()), 50)
                .collectList());

        assertThat(claims).hasSize(200).containsOnlyOnce(true);
    }

    private void add(String value, Instant sentAt) {
        store().add(new AppTicket(value, sentAt)).block(ContractFixture.MAX_WAIT);
    }

    private List<String> values() {
        return await(store().tickets()).stream().map(AppTicket::value).toList();
    }

    private boolean claimResend() {
        return await(store().claimResend());
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(ContractFixture.MAX_WAIT));
    }
}
