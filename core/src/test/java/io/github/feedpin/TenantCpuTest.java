package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.quota.Quota;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * CPU time of a run with one call in one of 10,000 tenants, and of the same run of a client without tenants. The
 * transport takes no time, so the difference is larger than it would be with requests over a network.
 */
class TenantCpuTest {

    private static final int TENANTS = 10_000;
    private static final int RUNS = 200;
    private static final int MAX_ROUNDS = 1_000;
    private static final double MAX_RATIO = 1.2;

    private static final Quota UNLIMITED = Quota.of(1_000_000, 10_000_000);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final StoreScenario scenario = new StoreScenario();

    @Test
    void callInOneOfTenThousandTenantsTakesAtMostAFifthMoreCpuTime() {
        scenario.push("ticket-1");
        FeedpinTenants tenants = scenario.builder().quota(UNLIMITED).buildTenants(StoreScenario.APP, scenario.tickets);
        for (int i = 0; i < TENANTS; i++) {
            tenants.client(new TenantKey("tenant" + i)).pin(List.of("ou_any_1")).subscribe();
            scenario.platform.calls.clear();
            scenario.platform.tenantTokens.clear();
        }
        assertThat(tenants.size()).isEqualTo(TENANTS);
        FeedpinClient oneOfMany = tenants.client(new TenantKey("tenant5000"));
        FeedpinClient single = scenario.builder()
                .accessToken(new AccessToken("t-any-1"))
                .quota(UNLIMITED)
                .build();

        long shortest = Long.MAX_VALUE;
        long shortestInTenant = Long.MAX_VALUE;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            shortest = Math.min(shortest, cpuTime(single));
            shortestInTenant = Math.min(shortestInTenant, cpuTime(oneOfMany));
            if (round > 25 && shortestInTenant < MAX_RATIO * shortest) {
                break;
            }
        }

        assertThat(shortestInTenant / (double) shortest).isLessThan(MAX_RATIO);
    }

    private long cpuTime(FeedpinClient client) {
        List<String> ids = Scenario.users(50);
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < RUNS; i++) {
            client.pin(ids).subscribe();
        }
        long end = threads.getCurrentThreadCpuTime();
        scenario.platform.calls.clear();
        scenario.advance(Duration.ofMinutes(2));
        return end - start;
    }
}
