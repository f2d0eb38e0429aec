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
    private final List<Disposable> places = new ArrayList<>();

    private Disposable take(String name, Priority priority) {
        return capacity.take(priority).subscribe(place -> {
            order.add(name);
            places.add(place);
        });
    }

    private void releaseLast() {
        places.get(places.size() - 1).dispose();
    }

    @Test
    void whenAllPlacesAreTakenTryTakeReturnsNull() {
        Disposable place = Objects.requireNonNull(capacity.tryTake());
        assertThat(capacity.tryTake()).isNull();
        place.dispose();
        assertThat(capacity.tryTake()).isNotNull();
    }

    @Test
    void disposingAPlaceTwiceHasNoEffect() {
        Disposable place = Objects.requireNonNull(capacity.tryTake());
        place.dispose();
        place.dispose();
        assertThat(place.isDisposed()).isTrue();
        assertThat(capacity.tryTake()).isNotNull();
        assertThat(capacity.tryTake()).isNull();
    }

    @Test
    void placesAreGrantedInOrderOfPriority() {
        take("first", Priority.BULK);
        take("run", Priority.BULK);
        take("single", Priority.INTERACTIVE);
        take("resumed", Priority.RETRY);
        for (int i = 0; i < 4; i++) {
            releaseLast();
        }
        assertThat(order).containsExactly("first", "resumed", "single", "run");
    }

    @Test
    void bulkRunsGetEveryFourthPlace() {
        take("first", Priority.RETRY);
        for (int i = 0; i < 6; i++) {
            take("single", Priority.INTERACTIVE);
            take("run", Priority.BULK);
        }
        for (int i = 0; i < 8; i++) {
            releaseLast();
        }
        assertThat(order.subList(1, 9))
                .containsExactly("single", "single", "single", "run", "single", "single", "single", "run");
    }

    @Test
    void cancelledRequestGetsNoPlace() {
        take("first", Priority.BULK);
        take("gone", Priority.BULK).dispose();
        take("second", Priority.BULK);
        releaseLast();
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void cancellingDoesNotReturnAPlaceInUse() {
        capacity.take(Priority.BULK)
                .flatMap(place -> Mono.never().doOnCancel(() -> places.add(place)))
                .subscribe()
                .dispose();
        assertThat(capacity.tryTake()).isNull();
        releaseLast();
        assertThat(capacity.tryTake()).isNotNull();
    }

    @Test
    void whenASubscriberThrowsItsPlaceIsReturned() {
        capacity.take(Priority.BULK).subscribe(place -> {
            throw new NoSuchMethodError("subscriber");
        });
        assertThat(capacity.tryTake()).isNotNull();
    }

    @Test
    void callsThatEndAtOnceDoNotRecurse() {
        Disposable held = Objects.requireNonNull(capacity.tryTake());
        int[] served = new int[1];
        for (int i = 0; i < 100_000; i++) {
            capacity.take(Priority.BULK).subscribe(place -> {
                served[0]++;
                place.dispose();
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
