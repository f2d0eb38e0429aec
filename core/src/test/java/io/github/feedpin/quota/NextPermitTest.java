package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class NextPermitTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final PermitProbe probe =
            new PermitProbe(QuotaLimiter.of(Quota.of(1, 2), TimeSource.of(clock), new QuotaListener() {}));

    @Test
    void whenAPermitIsFreeTheNextOneIsAvailableAtOnce() {
        assertThat(probe.snapshot().nextPermitIn()).isZero();
    }

    @Test
    void whenTheMinuteIsUsedUpTheNextPermitWaitsForItsFirstCall() {
        probe.request(1, 3);
        probe.permit(0).completed();
        clock.advanceTimeBy(Duration.ofSeconds(2));
        probe.permit(1).completed();
        clock.advanceTimeBy(Duration.ofSeconds(28));

        assertThat(probe.snapshot().waiting()).isEqualTo(1);
        assertThat(probe.snapshot().nextPermitIn())
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(30).plusMillis(100));
    }

    @Test
    void whenOnlyACallInFlightDecidesNoWaitIsReported() {
        probe.request(1, 2);

        assertThat(probe.snapshot().waiting()).isEqualTo(1);
        assertThat(probe.snapshot().nextPermitIn()).isZero();
    }
}
