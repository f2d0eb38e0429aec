package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class QuotaMemberTest {

    private static final Duration LEASE = Duration.ofSeconds(29);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final AtomicInteger exchanges = new AtomicInteger();
    private Sinks.One<ExchangeReply> reply = Sinks.one();
    private long suspendedNanos;
    private final QuotaMember member = new QuotaMember(
            new MemberSettings(
                    Quota.of(5, 100),
                    LEASE,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(5),
                    new QuotaListener() {},
                    new QuotaLog()),
            request -> {
                exchanges.incrementAndGet();
                return reply.asMono();
            },
            new TimeSource(clock, () -> clock.now(TimeUnit.NANOSECONDS) + suspendedNanos),
            () -> "a",
            () -> 0);

    private void reply(int perMinute, int perSecond) {
        Sinks.One<ExchangeReply> current = reply;
        reply = Sinks.one();
        current.tryEmitValue(ExchangeReply.of(List.of(
                0L,
                "e",
                1L,
                0L,
                0L,
                1L,
                0L,
                0L,
                (long) perMinute,
                (long) perMinute,
                100L,
                (long) perSecond,
                (long) perSecond,
                5L)));
        clock.advanceTimeBy(Duration.ZERO);
    }

    /** Another thread is granting permits when the reply arrives that renews the lease and withdraws all slots. */
    @Test
    void afterTheLeaseEndedNoPermitIsGrantedForSlotsThatTheNextLoanWithdraws() throws InterruptedException {
        member.start();
        reply(5, 5);
        // Exchanges are sent every 2.5 seconds, the last one after 28 seconds; those before got no reply.
        clock.advanceTimeBy(Duration.ofMillis(28_500));
        assertThat(member.lease().isValid()).isTrue();

        AtomicInteger granted = new AtomicInteger();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch granting = new CountDownLatch(1);
        CountDownLatch replied = new CountDownLatch(1);
        Thread other = new Thread(() -> member.limiter().acquire().subscribe(permit -> {
            granted.incrementAndGet();
            granting.countDown();
            await(replied);
            member.limiter().acquire().subscribe(next -> granted.incrementAndGet(), failures::add);
        }));
        other.start();
        await(granting);
        clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(member.lease().isValid()).isFalse();
        reply(0, 0);
        replied.countDown();
        other.join(10_000);

        assertThat(granted).hasValue(1);
        assertThat(failures).hasSize(1).hasOnlyElementsOfType(QuotaUnavailableException.class);
        assertThat(member.lease().isValid()).isTrue();
    }

    /** For longer than the others wait before they use its slots: 29, 60 and 20 seconds. */
    @Test
    void processThatWasSuspendedForLongLeavesWithoutAnExchange() {
        member.start();
        reply(5, 5);
        suspendedNanos = Duration.ofSeconds(107).toNanos();
        member.close().block(Duration.ofSeconds(10));
        assertThat(exchanges).hasValue(1);
    }

    @Test
    void processThatWasSuspendedReturnsItsSlotsWhenItLeaves() {
        member.start();
        reply(5, 5);
        suspendedNanos = Duration.ofSeconds(100).toNanos();
        member.close().subscribe();
        assertThat(exchanges).hasValue(2);
    }

    @Test
    void closingWaitsHalfASecondForAReplyAtMost() {
        member.start();
        reply(5, 5);
        AtomicBoolean closed = new AtomicBoolean();
        member.close().subscribe(none -> {}, failure -> {}, () -> closed.set(true));
        clock.advanceTimeBy(Duration.ofMillis(499));
        assertThat(closed).isFalse();

        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(closed).isTrue();
        assertThat(exchanges).hasValue(2);
    }

    @Test
    void exchangeWithoutAReplyCountsAsFailed() {
        member.start();
        reply.tryEmitEmpty();
        clock.advanceTimeBy(Duration.ZERO);
        assertThat(member.lease().failureOfLastExchange()).isEqualTo("Redis returned no reply");

        reply = Sinks.one();
        clock.advanceTimeBy(Duration.ofSeconds(1));
        reply(5, 5);
        assertThat(member.lease().failureOfLastExchange()).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
