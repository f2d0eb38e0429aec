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
    private final List<Disposable> slots = new ArrayList<>();

    private Disposable acquire(String name, Priority priority) {
        return capacity.acquire(priority).subscribe(slot -> {
            order.add(name);
            slots.add(slot);
        });
    }

    private void releaseLast() {
        slots.get(slots.size() - 1).dispose();
    }

    @Test
    void whenAllPlacesAreTakenTryTakeReturnsNull() {
        Disposable slot = Objects.requireNonNull(capacity.tryAcquire());
        assertThat(capacity.tryAcquire()).isNull();
        slot.dispose();
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void disposingAPlaceTwiceHasNoEffect() {
        Disposable slot = Objects.requireNonNull(capacity.tryAcquire());
        slot.dispose();
        slot.dispose();
        assertThat(slot.isDisposed()).isTrue();
        assertThat(capacity.tryAcquire()).isNotNull();
        assertThat(capacity.tryAcquire()).isNull();
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
                .flatMap(slot -> Mono.never().doOnCancel(() -> slots.add(slot)))
                .subscribe()
                .dispose();
        assertThat(capacity.tryAcquire()).isNull();
        releaseLast();
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void whenASubscriberThrowsItsPlaceIsReturned() {
        capacity.acquire(Priority.BULK).subscribe(slot -> {
            throw new NoSuchMethodError("subscriber");
        });
        assertThat(capacity.tryAcquire()).isNotNull();
    }

    @Test
    void callsThatEndAtOnceDoNotRecurse() {
        Disposable held = Objects.requireNonNull(capacity.tryAcquire());
        int[] served = new int[1];
        for (int i = 0; i < 100_000; i++) {
            capacity.acquire(Priority.BULK).subscribe(slot -> {
                served[0]++;
                slot.dispose();
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
