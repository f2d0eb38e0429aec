package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Permits of runs while single requests use permits as well. */
class RunsBesideSingleRequestsTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

    private List<Long> permitsOfARun(QuotaLimiter limiter, int calls) {
        List<Long> granted = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            limiter.acquire(Priority.BULK).subscribe(permit -> {
                granted.add(clock.now(TimeUnit.MILLISECONDS));
                permit.completed();
            });
        }
        clock.advanceTimeBy(Duration.ofMinutes(3));
        return granted;
    }

    @Test
    void withOneSlotABulkRunGoesOnWhenItIsFree() {
        QuotaLimiter limiter = QuotaLimiter.of(Quota.of(1, 60), TimeSource.of(clock));
        limiter.acquire(Priority.INTERACTIVE).subscribe(Permit::completed);
        clock.advanceTimeBy(Duration.ofSeconds(50));
        assertThat(permitsOfARun(limiter, 3)).containsExactly(50_000L, 51_010L, 52_020L);
    }

    @Test
    void withFewerSlotsThanTakenABulkRunGoesOnWhenOneIsFree() {
        SlotLimiter limiter = new SlotLimiter(Quota.of(50, 1000), TimeSource.of(clock), new QuotaListener() {});
        for (int i = 0; i < 300; i++) {
            limiter.acquire().subscribe(Permit::completed);
        }
        clock.advanceTimeBy(Duration.ofSeconds(10));
        limiter.acquire(Priority.INTERACTIVE).subscribe(Permit::completed);
        clock.advanceTimeBy(Duration.ofSeconds(45));
        limiter.resize(List.of(50, 250));
        assertThat(permitsOfARun(limiter, 1).get(0)).isLessThan(62_000);
    }

    @Test
    void singleRequestDuringABulkRunIsServedNext() {
        QuotaLimiter limiter = QuotaLimiter.of(Quota.of(3, 60), TimeSource.of(clock));
        for (int i = 0; i < 3; i++) {
            limiter.acquire(Priority.BULK).subscribe(Permit::completed);
        }
        List<Priority> granted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            limiter.acquire(Priority.BULK).subscribe(permit -> {
                if (granted.isEmpty()) {
                    limiter.acquire(Priority.INTERACTIVE).subscribe(single -> granted.add(Priority.INTERACTIVE));
                }
                granted.add(Priority.BULK);
            });
        }
        clock.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(granted).startsWith(Priority.BULK, Priority.INTERACTIVE);
    }

    @Test
    void permitsOfSingleRequestsAreForgottenAfterAMinute() {
        BulkPacer pace = new BulkPacer(Quota.platformDefault(), 0);
        for (int i = 0; i < 10_000; i++) {
            pace.granted(Priority.INTERACTIVE, Duration.ofMillis(100L * i).toNanos());
        }
        assertThat(pace.interactiveInUse()).isLessThanOrEqualTo(601);
    }
}
