package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class LeaseTest {

    private final VirtualTimeScheduler wall = VirtualTimeScheduler.create();
    private long nanos;
    private final Lease lease = new Lease(new TimeSource(wall, () -> nanos), Duration.ofSeconds(30), () -> {});

    private void monotonicAdvance(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void requestsWaitForTheFirstExchangeForFiveSeconds() {
        assertThat(lease.isValid()).isTrue();
        monotonicAdvance(Duration.ofSeconds(5));
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void leaseEndsOnTheMonotonicClockAlsoIfTheWallClockStands() {
        lease.renew(lease.now());
        monotonicAdvance(Duration.ofMillis(29_999));
        assertThat(lease.isValid()).isTrue();
        monotonicAdvance(Duration.ofMillis(1));
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void leaseEndsOnTheWallClockAlsoIfTheMachineWasSuspended() {
        lease.renew(lease.now());
        wall.advanceTimeBy(Duration.ofSeconds(30));
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void leaseIsCountedFromTheTimeOfSending() {
        Lease.Sent sent = lease.now();
        monotonicAdvance(Duration.ofSeconds(20));
        lease.renew(sent);
        monotonicAdvance(Duration.ofSeconds(10));
        assertThat(lease.isValid()).isFalse();
    }

    @Test
    void failureTellsWhyTheLastExchangeFailed() {
        lease.exchangeFailed("Redis did not reply in time");
        assertThat(lease.failure()).hasMessageContaining("Redis did not reply in time");
        assertThat(lease.failure().isRetryable()).isTrue();
        lease.end();
        assertThat(lease.isValid()).isFalse();
        assertThat(lease.failure()).hasMessageContaining("closed");
    }

    @Test
    void remainingTimeIsZeroBeforeTheFirstExchangeAndAfterTheEnd() {
        assertThat(lease.left()).isZero();
        lease.renew(lease.now());
        monotonicAdvance(Duration.ofSeconds(12));
        assertThat(lease.left()).isEqualTo(Duration.ofSeconds(18));
        lease.end();
        assertThat(lease.left()).isZero();
    }

    @Test
    void failureOfTheLastExchangeIsForgottenAfterASuccess() {
        assertThat(lease.failureOfLastExchange()).isNull();
        lease.exchangeFailed("Redis cannot be reached");
        assertThat(lease.failureOfLastExchange()).isEqualTo("Redis cannot be reached");
        lease.renew(lease.now());
        assertThat(lease.failureOfLastExchange()).isNull();
    }
}
