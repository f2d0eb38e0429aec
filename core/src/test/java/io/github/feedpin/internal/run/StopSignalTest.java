package io.github.feedpin.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class StopSignalTest {

    private static final StopReason DEADLINE = new StopReason(NotSentReason.DEADLINE, "late", null);
    private static final StopReason CLOSED = new StopReason(NotSentReason.CLOSED, "closed", null);

    private final TimeSource time = TimeSource.of(VirtualTimeScheduler.create());

    @Test
    void whenARunIsCancelledItHasAReasonAndSignalsNothing() {
        StopSignal stop = new StopSignal(time);
        AtomicBoolean signalled = new AtomicBoolean();
        stop.whenStopped().subscribe(reason -> signalled.set(true));
        stop.cancel();
        assertThat(stop.isStopped()).isTrue();
        assertThat(Objects.requireNonNull(stop.reason()).reason()).isEqualTo(NotSentReason.CANCELLED);
        assertThat(signalled).isFalse();
    }

    @Test
    void whenAStoppedRunIsCancelledTheFirstReasonCounts() {
        StopSignal stop = new StopSignal(time);
        stop.stop(CLOSED);
        stop.cancel();
        assertThat(stop.reason()).isSameAs(CLOSED);
    }

    @Test
    void whenAStoppedRunIsAbandonedBothReasonsAreKept() {
        StopSignal stop = new StopSignal(time);
        stop.stop(CLOSED);
        stop.abandon(DEADLINE);
        assertThat(stop.reason()).isSameAs(CLOSED);
        assertThat(stop.abandonReason()).isSameAs(DEADLINE);
    }

    @Test
    void aCallThatEndsWhileARunIsBeingAbandonedHasAReason() throws Exception {
        for (int round = 0; round < 200; round++) {
            StopSignal stop = new StopSignal(time);
            CyclicBarrier start = new CyclicBarrier(2);
            AtomicBoolean withoutReason = new AtomicBoolean();
            CompletableFuture<Void> abandon = CompletableFuture.runAsync(() -> {
                await(start);
                stop.abandon(DEADLINE);
            });
            await(start);
            while (!abandon.isDone()) {
                stop.whenCallMustEnd(new SendGate())
                        .subscribe(
                                nothing -> {},
                                failure -> {},
                                () -> withoutReason.compareAndSet(false, stop.reason() == null));
            }
            abandon.get(10, TimeUnit.SECONDS);
            assertThat(withoutReason).isFalse();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(10, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
