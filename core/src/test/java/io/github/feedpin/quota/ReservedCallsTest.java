package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Calls that bulk runs leave to single requests. */
class ReservedCallsTest {

    private static final Duration RUN = Duration.ofSeconds(30);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final List<Long> granted = new ArrayList<>();

    private QuotaLimiter limiterReserving(int reserved) {
        return QuotaLimiter.of(Quota.platformDefault().withReserved(reserved), TimeSource.of(clock));
    }

    private void request(QuotaLimiter limiter, Priority priority, int calls) {
        for (int i = 0; i < calls; i++) {
            limiter.acquire(priority).subscribe(permit -> {
                granted.add(clock.now(TimeUnit.MILLISECONDS));
                permit.completed();
            });
        }
    }

    @Test
    void singleRequestsAfterABulkRunAreGrantedAtOnceUpToTheReserve() {
        QuotaLimiter limiter = limiterReserving(20);
        request(limiter, Priority.BULK, 1000);
        clock.advanceTimeBy(RUN);
        assertThat(granted).hasSize(980);

        request(limiter, Priority.INTERACTIVE, 21);
        assertThat(granted).hasSize(1000);
    }

    @Test
    void retriesMayUseTheReserve() {
        QuotaLimiter limiter = limiterReserving(20);
        request(limiter, Priority.BULK, 1000);
        clock.advanceTimeBy(RUN);

        request(limiter, Priority.RETRY, 1);
        assertThat(granted).hasSize(981);
    }

    @Test
    void withoutAReserveASingleRequestWaitsForTheNextMinute() {
        QuotaLimiter limiter = limiterReserving(0);
        request(limiter, Priority.BULK, 1000);
        clock.advanceTimeBy(RUN);

        request(limiter, Priority.INTERACTIVE, 1);
        assertThat(granted).hasSize(1000);
    }

    @Test
    void bulkRunGoesOnInTheNextMinuteAndNeverUsesTheReserve() {
        QuotaLimiter limiter = limiterReserving(500);
        request(limiter, Priority.BULK, 2000);
        clock.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(granted).hasSize(2000);
        for (int i = 500; i < granted.size(); i++) {
            assertThat(granted.get(i) - granted.get(i - 500)).isGreaterThan(60_000);
        }
    }

    @Test
    void reserveIsAPartOfTheLentSlots() {
        SlotLimiter limiter = new SlotLimiter(
                Quota.platformDefault().withReserved(100), TimeSource.of(clock), new QuotaListener() {});
        limiter.resize(List.of(50, 250));
        request(limiter, Priority.BULK, 1000);
        clock.advanceTimeBy(RUN);
        assertThat(granted).hasSize(225);
    }

    @Test
    void processWithOneSlotUsesItForBulkRunsToo() {
        SlotLimiter limiter = new SlotLimiter(
                Quota.platformDefault().withReserved(100), TimeSource.of(clock), new QuotaListener() {});
        limiter.resize(List.of(1, 1));
        request(limiter, Priority.BULK, 2);
        clock.advanceTimeBy(Duration.ofSeconds(61));
        assertThat(granted).hasSize(2);
    }
}
