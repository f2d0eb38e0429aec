package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.SlotDemand;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeSeriesTest {

    private static final Lease.Sent NOW = new Lease.Sent(0, 0);
    private static final SlotDemand.Window NOTHING = new SlotDemand.Window(0, 0, 0, List.of());
    private static final SlotDemand DEMAND = new SlotDemand(0, 0, 0, Duration.ZERO, List.of(NOTHING, NOTHING));

    private final ExchangeSeries exchanges = new ExchangeSeries(
            Quota.of(5, 100),
            ExchangeTerms.of(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(5)),
            0,
            () -> "a");

    @Test
    void noExchangeFollowsTheLastOne() {
        assertThat(exchanges.next(DEMAND, NOW).sequence()).isEqualTo(1);
        assertThat(exchanges.last(DEMAND, NOW).sequence()).isEqualTo(2);
        assertThatIllegalStateException().isThrownBy(() -> exchanges.next(DEMAND, NOW));
    }
}
