package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class QuotaListenerTest {

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final List<String> events = new ArrayList<>();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.of(1, 100), TimeSource.of(clock), new QuotaListener() {
        @Override
        public void onGranted(Duration waited) {
            events.add("granted after " + waited.toMillis());
        }

        @Override
        public void onRejected() {
            events.add("rejected");
        }

        @Override
        public void onPaused(Duration pause) {
            events.add("paused for " + pause.toMillis());
        }
    });
    private final PermitProbe probe = new PermitProbe(limiter);

    @Test
    void listenerReceivesWaitsPausesAndRejections() {
        probe.request(1, 2);
        clock.advanceTimeBy(Duration.ofMillis(30));
        probe.permit(0).rejected(Duration.ofSeconds(3));
        clock.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(events).containsExactly("granted after 0", "rejected", "paused for 3000", "granted after 3030");
    }

    @Test
    void snapshotContainsThePauseTheQueueAndTheSlots() {
        probe.request(1, 3);
        probe.permit(0).rejected(Duration.ofSeconds(3));
        clock.advanceTimeBy(Duration.ofSeconds(1));
        QuotaSnapshot snapshot = probe.snapshot();
        assertThat(snapshot.waiting()).isEqualTo(2);
        assertThat(snapshot.pausedFor()).isEqualTo(Duration.ofSeconds(2));
        assertThat(snapshot.nextPermitIn()).isEqualTo(Duration.ofSeconds(2));
        assertThat(snapshot.windows())
                .containsExactly(
                        new QuotaSnapshot.WindowUsage(Duration.ofSeconds(1), 1, 0, 1),
                        new QuotaSnapshot.WindowUsage(Duration.ofMinutes(1), 100, 0, 1));
    }
}
