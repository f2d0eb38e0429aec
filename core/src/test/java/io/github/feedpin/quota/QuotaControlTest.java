package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Pauses and rates that an operator sets. */
class QuotaControlTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.platformDefault(), TimeSource.of(clock));
    private final QuotaControl control = limiter.control().orElseThrow();
    private final List<Throwable> failures = new ArrayList<>();
    private int granted;

    private void request(int calls) {
        for (int i = 0; i < calls; i++) {
            limiter.acquire()
                    .subscribe(
                            permit -> {
                                granted++;
                                permit.completed();
                            },
                            failures::add);
        }
    }

    @Test
    void requestsWaitForTheEndOfAPause() {
        control.pause(Duration.ofSeconds(30)).subscribe();
        request(1);
        clock.advanceTimeBy(Duration.ofSeconds(29));
        assertThat(granted).isZero();
        assertThat(limiter.snapshot().map(QuotaSnapshot::pausedFor).block(Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(1));

        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(granted).isOne();
    }

    @Test
    void resumingGrantsWaitingRequestsAtOnce() {
        control.pause(Duration.ofSeconds(30)).subscribe();
        request(3);
        control.resume().subscribe();
        assertThat(granted).isEqualTo(3);
    }

    @Test
    void resumingDoesNotEndAPauseOfThePlatform() {
        limiter.acquire().subscribe(permit -> permit.rejected(Duration.ofSeconds(20)));
        control.pause(Duration.ofSeconds(30)).subscribe();
        control.resume().subscribe();
        request(1);
        clock.advanceTimeBy(Duration.ofSeconds(19));
        assertThat(granted).isZero();
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(granted).isOne();
    }

    @Test
    void requestsFailDuringAPauseOfMoreThanTwoMinutes() {
        control.pause(Duration.ofHours(1)).subscribe();
        request(1);
        assertThat(failures).singleElement().isInstanceOf(PausedException.class);
    }

    @Test
    void shareLowersTheRateUntilItIsChanged() {
        control.useShare(0.1).subscribe();
        request(300);
        clock.advanceTimeBy(Duration.ofSeconds(59));
        assertThat(granted).isEqualTo(100);

        control.useShare(1).subscribe();
        clock.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(granted).isEqualTo(300);
    }

    @Test
    void controlIsLazy() {
        control.pause(Duration.ofSeconds(30));
        control.useShare(0.01);
        request(50);
        assertThat(granted).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.1S", "PT9000000000H"})
    void pauseOfNoTimeOrOfMoreThanADayIsRejected(Duration duration) {
        assertThatIllegalArgumentException().isThrownBy(() -> control.pause(duration));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void shareOutOfRangeIsRejected(double share) {
        assertThatIllegalArgumentException().isThrownBy(() -> control.useShare(share));
    }
}
