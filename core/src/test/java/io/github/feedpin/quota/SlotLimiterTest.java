package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

class SlotLimiterTest {

    private static final Duration SECOND_AND_GUARD = Duration.ofMillis(1_010);
    private static final Duration A_HAIR = Duration.ofNanos(1);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.of(3, 5), TimeSource.of(clock));
    private final PermitProbe probe = new PermitProbe(limiter);

    @Test
    void permitsOfTheNarrowestWindowAreGrantedAtOnce() {
        probe.request(1, 10);
        assertThat(probe.order).containsExactly(1, 2, 3);
    }

    @Test
    void permitsAreGrantedInRequestOrder() {
        probe.request(1, 5);
        probe.completeAll();
        clock.advanceTimeBy(SECOND_AND_GUARD);
        assertThat(probe.order).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void slotIsFreeOneWindowAndGuardAfterTheResponse() {
        probe.request(1, 4);
        clock.advanceTimeBy(Duration.ofMillis(300));
        probe.permit(0).completed();
        clock.advanceTimeBy(SECOND_AND_GUARD.minus(A_HAIR));
        assertThat(probe.count()).isEqualTo(3);
        clock.advanceTimeBy(A_HAIR);
        assertThat(probe.count()).isEqualTo(4);
    }

    @Test
    void slotOfACallInFlightStaysTaken() {
        probe.request(1, 4);
        clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(probe.count()).isEqualTo(3);
    }

    @Test
    void snapshotRequestedAfterAPermitWasClosedShowsItsSlotAsFree() {
        probe.request(1, 2);
        List<Integer> free = new ArrayList<>();
        // Both are queued while another event is handled.
        limiter.snapshot().subscribe(first -> {
            free.add(first.free());
            probe.permit(0).neverSent();
            limiter.snapshot().subscribe(second -> free.add(second.free()));
        });
        assertThat(free).containsExactly(1, 2);
    }

    @Test
    void widerWindowLimitsWhenTheNarrowerIsFree() {
        probe.request(1, 6);
        probe.completeAll();
        clock.advanceTimeBy(SECOND_AND_GUARD);
        probe.completeAll();
        clock.advanceTimeBy(Duration.ofSeconds(30));
        assertThat(probe.count()).isEqualTo(5);
        clock.advanceTimeBy(Duration.ofSeconds(31));
        assertThat(probe.count()).isEqualTo(6);
    }

    @Test
    void slotOfAnUnusedPermitIsFreeAtOnce() {
        probe.request(1, 4);
        probe.permit(1).neverSent();
        assertThat(probe.count()).isEqualTo(4);
    }

    @Test
    void slotOfAnAbandonedCallRestsFifteenSecondsLonger() {
        probe.request(1, 5);
        probe.permit(0).lost();
        probe.permit(1).completed();
        restsLonger(Duration.ofSeconds(15));
    }

    @Test
    void slotOfABrokenConnectionRestsTwoSecondsLonger() {
        probe.request(1, 5);
        probe.permit(0).broken();
        probe.permit(1).completed();
        restsLonger(Duration.ofSeconds(2));
    }

    private void restsLonger(Duration extraRest) {
        clock.advanceTimeBy(SECOND_AND_GUARD);
        assertThat(probe.count()).isEqualTo(4);
        clock.advanceTimeBy(extraRest.minus(A_HAIR));
        assertThat(probe.count()).isEqualTo(4);
        clock.advanceTimeBy(A_HAIR);
        assertThat(probe.count()).isEqualTo(5);
    }

    @Test
    void closingAPermitTwiceHasNoEffect() {
        probe.request(1, 3);
        probe.permit(0).completed();
        probe.permit(0).neverSent();
        probe.permit(0).lost();
        assertThat(probe.snapshot().free()).isZero();
        clock.advanceTimeBy(SECOND_AND_GUARD);
        assertThat(probe.snapshot().free()).isEqualTo(1);
    }

    @Test
    void retriesAreServedFirst() {
        probe.request(1, 5);
        probe.requestFirst(99);
        probe.permit(0).neverSent();
        assertThat(probe.order).containsExactly(1, 2, 3, 99);
    }

    @Test
    void cancelledRequestsTakeNoSlot() {
        probe.request(1, 3);
        List<Disposable> cancelled =
                IntStream.range(4, 8).mapToObj(probe::request).toList();
        probe.request(8);
        cancelled.forEach(Disposable::dispose);
        probe.permit(0).neverSent();
        assertThat(probe.order).containsExactly(1, 2, 3, 8);
    }

    @Test
    void afterAllCallsEverySlotIsFree() {
        probe.request(1, 5);
        probe.completeAll();
        clock.advanceTimeBy(SECOND_AND_GUARD);
        probe.completeAll();
        clock.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(probe.snapshot().free()).isEqualTo(3);
    }

    @Test
    void whenASubscriberThrowsTheQueueGoesOn() {
        limiter.acquire()
                .subscribe(
                        permit -> {
                            throw new IllegalStateException("receiver");
                        },
                        failure -> {});
        probe.request(1, 2);
        assertThat(probe.count()).isEqualTo(2);
    }

    @Test
    void permitsThatAreClosedAtOnceDoNotRecurse() {
        QuotaLimiter wide = QuotaLimiter.of(Quota.of(1_000_000, 60_000_000), TimeSource.of(clock));
        int[] ended = {0};
        for (int i = 0; i < 100_000; i++) {
            wide.acquire().subscribe(permit -> {
                permit.neverSent();
                ended[0]++;
            });
        }
        assertThat(ended[0]).isEqualTo(100_000);
    }

    @Test
    void whenAPermitInUseIsCancelledItCountsAsLost() {
        Disposable call = limiter.acquire().flatMap(permit -> Mono.never()).subscribe();
        call.dispose();
        assertThat(probe.snapshot().free()).isEqualTo(2);
        clock.advanceTimeBy(SECOND_AND_GUARD.plusSeconds(15));
        assertThat(probe.snapshot().free()).isEqualTo(3);
    }

    @Test
    void operatorThatCancelsAfterOneValueKeepsItsPermit() {
        List<Permit> taken = new ArrayList<>();
        Flux.from(limiter.acquire()).next().subscribe(taken::add);
        clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(probe.snapshot().free()).isEqualTo(2);
        taken.get(0).neverSent();
        assertThat(probe.snapshot().free()).isEqualTo(3);
    }
}
