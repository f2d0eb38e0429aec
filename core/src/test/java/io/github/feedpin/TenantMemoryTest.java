package io.github.feedpin;

import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs in a JVM with a heap of 64 MB, alone. */
@Tag("small-heap")
@Isolated
class TenantMemoryTest {

    private static final int MB = 1024 * 1024;
    private static final int TENANTS = 10_000;

    private final StoreScenario scenario = new StoreScenario();

    @BeforeAll
    static void theHeapIsSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L * MB);
    }

    @Test
    void tenThousandIdleTenantsFitInto64Megabytes() {
        FeedpinTenants tenants = scenario.tenantsWithTicket();
        List<TenantKey> keys = IntStream.range(0, TENANTS)
                .mapToObj(i -> new TenantKey("736588c9260f%04x".formatted(i)))
                .toList();
        for (int from = 0; from < TENANTS; from += 250) {
            // A run of two calls and a single request for each.
            scenario.await(Flux.fromIterable(keys.subList(from, from + 250))
                    .flatMap(key -> Mono.zip(
                            tenants.client(key).pin(users(key, 60)),
                            tenants.client(key).pin("ou_" + key + "_single")))
                    .doOnNext(ends -> assertThat(ends.getT1().applied()).isEqualTo(60))
                    .then());
            scenario.platform.calls.clear();
        }
        scenario.platform.tenantTokens.clear();
        scenario.advance(Duration.ofSeconds(10));

        assertThat(tenants.size()).isEqualTo(TENANTS);
        scenario.advance(Duration.ofMinutes(20));
        assertThat(tenants.size()).isZero();
        assertThat(scenario.timers.pending()).isZero();
    }
}
