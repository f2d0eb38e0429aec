package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.scheduler.VirtualTimeScheduler;

class ResizingTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final SlotLimiter limiter = new SlotLimiter(Quota.of(2, 100), TimeSource.of(clock), new QuotaListener() {});
    private final PermitProbe probe = new PermitProbe(limiter);

    @Test
    void addedSlotsServeWaitingRequests() {
        probe.request(1, 5);
        limiter.resize(List.of(4, 100));
        assertThat(probe.order).containsExactly(1, 2, 3, 4);
    }

    @Test
    void withdrawnSlotsAreNotGranted() {
        probe.request(1, 4);
        limiter.resize(List.of(1, 100));
        assertThat(probe.snapshot().free()).isZero();
        probe.permit(0).neverSent();
        assertThat(probe.count()).isEqualTo(2);
        probe.permit(1).neverSent();
        assertThat(probe.count()).isEqualTo(3);
    }

    @Test
    void withoutSlotsRequestsWaitUntilOneIsAdded() {
        limiter.resize(List.of(0, 0));
        probe.request(1);
        clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(probe.count()).isZero();
        limiter.resize(List.of(1, 1));
        assertThat(probe.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void invalidNumbersOfSlotsAreRejected(List<Integer> misfit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.resize(misfit))
                .withMessageContaining("2 numbers of slots");
    }

    static List<List<Integer>> misfits() {
        return List.of(List.of(), List.of(1), List.of(1, 1, 1), List.of(-1, 5));
    }
}
