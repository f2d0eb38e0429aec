package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.function.Tuple2;

class SharedQuotaTest {

    private final Scenario scenario = new Scenario();

    @Test
    void clientsThatShareALimiterStayWithinOneQuota() {
        QuotaLimiter shared = QuotaLimiter.of(Quota.of(10, 1000), scenario.time);
        FeedpinClient one = scenario.builder().quotaLimiter(shared).build();
        FeedpinClient other = scenario.builder().quotaLimiter(shared).build();

        Tuple2<PinReport, PinReport> reports =
                scenario.await(Mono.zip(one.pin(Scenario.users(20 * 50)), other.unpin(Scenario.users(20 * 50))));

        assertThat(reports.getT1().applied() + reports.getT2().applied()).isEqualTo(2_000);
        assertThat(reports.getT2().stats().elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }
}
