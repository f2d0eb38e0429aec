package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LeasedPermitTest {

    private final Scenario scenario = new Scenario();

    @Test
    void permitThatExpiresBeforeTheCallIsSentIsReplaced() {
        QuotaLimiter real = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        AtomicInteger expired = new AtomicInteger();
        List<Priority> priorities = new ArrayList<>();
        FeedpinClient client = scenario.builder()
                .quotaLimiter(new QuotaLimiter() {
                    @Override
                    public Mono<Permit> acquire(Priority priority) {
                        priorities.add(priority);
                        return real.acquire(priority)
                                .map(permit -> priorities.size() == 1 ? new ExpiredPermit(permit, expired) : permit);
                    }

                    @Override
                    public Mono<QuotaSnapshot> snapshot() {
                        return real.snapshot();
                    }
                })
                .build();

        PinReport report = scenario.await(client.pin(Scenario.users(1)));

        assertThat(report.applied()).isEqualTo(1);
        assertThat(report.stats().calls()).isEqualTo(1);
        assertThat(expired).hasValue(1);
    }

    /** Counts when it is returned unused. */
    private record ExpiredPermit(Permit permit, AtomicInteger returned) implements Permit {

        @Override
        public boolean isUsable() {
            return false;
        }

        @Override
        public void completed() {
            throw new AssertionError("used after its end");
        }

        @Override
        public void neverSent() {
            returned.incrementAndGet();
            permit.neverSent();
        }

        @Override
        public void lost() {
            throw new AssertionError("used after its end");
        }

        @Override
        public void rejected(@Nullable Duration pause) {
            throw new AssertionError("used after its end");
        }
    }
}
