package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class RejectionTest {

    private static final Duration A_HAIR = Duration.ofNanos(1);
    private static final Duration SPACING = Duration.ofMillis(21);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.of(50, 10_000), TimeSource.of(clock));
    private final PermitProbe probe = new PermitProbe(limiter);

    @Test
    void rejectionPausesAllCallsForTheRequestedTime() {
        probe.request(1, 1);
        probe.permit(0).rejected(Duration.ofSeconds(7));
        probe.request(2, 3);
        clock.advanceTimeBy(Duration.ofSeconds(7).minus(A_HAIR));
        assertThat(probe.count()).isEqualTo(1);
        clock.advanceTimeBy(A_HAIR);
        assertThat(probe.count()).isEqualTo(2);
    }

    @Test
    void withoutARequestedTimeThePauseLastsFiveSeconds() {
        probe.request(1, 2);
        probe.permit(0).rejected(null);
        probe.request(3);
        clock.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(probe.count()).isEqualTo(3);
    }

    @Test
    void requestsWaitForAPauseOfTwoMinutes() {
        probe.request(1);
        probe.permit(0).rejected(Duration.ofMinutes(2));
        probe.request(2);
        clock.advanceTimeBy(Duration.ofMinutes(2));
        assertThat(probe.count()).isEqualTo(2);
    }

    @Test
    void duringALongerPauseRequestsFailWithItsEnd() {
        List<Throwable> failures = new ArrayList<>();
        Consumer<Permit> none = permit -> {
            throw new AssertionError("a permit during the pause");
        };
        probe.request(1, 50);
        limiter.acquire().subscribe(none, failures::add);
        probe.permit(0).rejected(Duration.ofHours(1));
        limiter.acquire(Priority.RETRY).subscribe(none, failures::add);
        clock.advanceTimeBy(Duration.ofMinutes(57));
        limiter.acquire(Priority.INTERACTIVE).subscribe(none, failures::add);

        assertThat(failures)
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(PausedException.class)
                        .hasMessageContaining("no calls before 1970-01-01T01:00:00Z"));
        assertThat(probe.snapshot().waiting()).isZero();
    }

    @Test
    void afterALongerPausePermitsAreGranted() {
        probe.request(1);
        probe.permit(0).rejected(Duration.ofHours(1));
        clock.advanceTimeBy(Duration.ofMinutes(59));
        probe.request(2);
        assertThat(probe.count()).isEqualTo(1);
        clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(probe.count()).isEqualTo(2);
    }

    @Test
    void pauseOfYearsIsLimitedToADay() {
        probe.request(1);
        probe.permit(0).rejected(Duration.ofSeconds(Long.MAX_VALUE));
        clock.advanceTimeBy(Duration.ofDays(1));
        probe.request(2);
        assertThat(probe.count()).isEqualTo(2);
    }

    @Test
    void afterThePauseCallsAreSpaced() {
        probe.request(1, 1);
        probe.permit(0).rejected(Duration.ofSeconds(1));
        probe.request(2, 40);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        clock.advanceTimeBy(SPACING.multipliedBy(10));
        assertThat(probe.count()).isEqualTo(1 + 1 + 10);
    }

    @Test
    void rejectionsDuringAPauseDoNotReduceTheSlots() {
        probe.request(1, 30);
        for (int i = 0; i < 30; i++) {
            probe.permit(i).rejected(Duration.ofSeconds(1));
        }
        probe.request(31, 90);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        clock.advanceTimeBy(SPACING.multipliedBy(49));
        assertThat(probe.count()).isEqualTo(30 + 50);
    }

    @Test
    void eachFurtherRejectionReducesTheSlotsByATenthDownToSixTenths() {
        int rejections = 0;
        for (int expected : new int[] {50, 45, 40, 35, 30, 30}) {
            probe.request(rejections);
            probe.permit(probe.count() - 1).rejected(Duration.ofSeconds(2));
            rejections++;
            clock.advanceTimeBy(Duration.ofSeconds(4));
            assertThat(probe.snapshot().windows().get(0).slots())
                    .as("after %s rejections", rejections)
                    .isEqualTo(expected);
        }
    }

    @Test
    void afterTenMinutesWithoutRejectionTheFullQuotaIsUsed() {
        probe.request(1, 1);
        probe.permit(0).rejected(Duration.ofSeconds(1));
        clock.advanceTimeBy(Duration.ofMinutes(10));
        probe.request(2, 51);
        assertThat(probe.count()).isEqualTo(51);
    }
}
