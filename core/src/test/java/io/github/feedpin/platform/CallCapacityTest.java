package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.quota.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class CallCapacityTest {

    private final CallCapacity capacity = CallCapacity.of(1);
    private final List<String> order = new ArrayList<>();
    private final List<Disposable> reservations = new ArrayList<>();

    private Disposable acquire(String name, Priority priority) {
        return capacity.acquire(priority).subscribe(reservation -> {
            order.add(name);
            reservations.add(reservation);
        });
    }

    private void releaseLast() {
        reservations.get(reservations.size() - 1).dispose();
    }

    @Test
    void whenAllPlacesAreTakenTryTakeReturnsNull() {
        Disposable reservation = Objects.requireNonNull(capacity.tryAcquire());
        assertThat(capacity.tryAcquire()).isNull();
        reservation.dispose();
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void disposingAPlaceTwiceHasNoEffect() {
        Disposable reservation = Objects.requireNonNull(capacity.tryAcquire());
        reservation.dispose();
        reservation.dispose();
        assertThat(reservation.isDisposed()).isTrue();
        assertThat(capacity.tryAcquire()).isNotNull();
        assertThat(capacity.tryAcquire()).isNull();
    }

    @Test
    void shareLeavesMoreThanItHoldsAndATenthForThoseThatHoldNone() {
        CallCapacity hundred = CallCapacity.of(100);
        assertThat(takenBy(hundred.share())).isEqualTo(45);
        assertThat(takenBy(hundred.share())).isEqualTo(23);
        assertThat(takenBy(hundred.share())).isEqualTo(11);
        for (int i = 0; i < 10; i++) {
            assertThat(takenBy(hundred.share())).isPositive();
        }
        assertThat(hundred.tryAcquire()).isNotNull();
    }

    @Test
    void aSingleReservationIsEnoughForAShare() {
        assertThat(takenBy(capacity.share())).isEqualTo(1);
    }

    @Test
    void sharesThatWaitGetReservationsInTurn() {
        CallCapacity busy = capacity.share();
        CallCapacity other = capacity.share();
        Disposable first = Objects.requireNonNull(capacity.tryAcquire());
        for (CallCapacity share : List.of(busy, busy, other)) {
            share.acquire(Priority.BULK).subscribe(reservation -> {
                order.add(share == busy ? "busy" : "other");
                reservations.add(reservation);
            });
        }
        first.dispose();
        releaseLast();
        releaseLast();
        assertThat(order).containsExactly("busy", "other", "busy");
    }

    @Test
    void shareThatMayTakeNoneDoesNotDelayOthers() {
        CallCapacity four = CallCapacity.of(4);
        CallCapacity hog = four.share();
        assertThat(takenBy(hog)).isEqualTo(2);
        hog.acquire(Priority.RETRY).subscribe(reservation -> order.add("hog"));
        four.share().acquire(Priority.BULK).subscribe(reservation -> order.add("other"));
        assertThat(order).containsExactly("other");
    }

    private static int takenBy(CallCapacity capacity) {
        int taken = 0;
        while (capacity.tryAcquire() != null) {
            taken++;
        }
        return taken;
    }

    @Test
    void placesAreGrantedInOrderOfPriority() {
        acquire("first", Priority.BULK);
        acquire("run", Priority.BULK);
        acquire("single", Priority.INTERACTIVE);
        acquire("retry", Priority.RETRY);
        for (int i = 0; i < 4; i++) {
            releaseLast();
        }
        assertThat(order).containsExactly("first", "retry", "single", "run");
    }

    @Test
    void bulkRunsGetEveryFourthPlace() {
        acquire("first", Priority.RETRY);
        for (int i = 0; i < 6; i++) {
            acquire("single", Priority.INTERACTIVE);
            acquire("run", Priority.BULK);
        }
        for (int i = 0; i < 8; i++) {
            releaseLast();
        }
        assertThat(order.subList(1, 9))
                .containsExactly("single", "single", "single", "run", "single", "single", "single", "run");
    }

    @Test
    void cancelledRequestGetsNoPlace() {
        acquire("first", Priority.BULK);
        acquire("cancelled", Priority.BULK).dispose();
        acquire("second", Priority.BULK);
        releaseLast();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void cancellingDoesNotReturnAPlaceInUse() {
        capacity.acquire(Priority.BULK)
                .flatMap(reservation -> Mono.never().doOnCancel(() -> reservations.add(reservation)))
                .subscribe()
                .dispose();
        assertThat(capacity.tryAcquire()).isNull();
        releaseLast();
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void whenASubscriberThrowsItsPlaceIsReturned() {
        capacity.acquire(Priority.BULK).subscribe(reservation -> {
            throw new NoSuchMethodError("subscriber");
        });
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void callsThatEndAtOnceDoNotRecurse() {
        Disposable held = Objects.requireNonNull(capacity.tryAcquire());
        int[] served = new int[1];
        for (int i = 0; i < 100_000; i++) {
            capacity.acquire(Priority.BULK).subscribe(reservation -> {
                served[0]++;
                reservation.dispose();
            });
        }
        held.dispose();
        assertThat(served[0]).isEqualTo(100_000);
    }

    @Test
    void capacityOfZeroIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallCapacity.of(0))
                .withMessageContaining("0");
    }
}
