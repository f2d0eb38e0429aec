package io.github.feedpin.spring.boot.health;

import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.SharedQuotaLimiter;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;

/** Describes which processes share a quota. */
final class QuotaHealth {

    private static final String QUOTA = "quota";

    private QuotaHealth() {}

    /** Adds the details of a limiter. The app is down if the lease of this process has ended. */
    static Health.Builder describe(QuotaLimiter limiter, Health.Builder health) {
        if (!(limiter instanceof SharedQuotaLimiter shared)) {
            return health.withDetail(QUOTA, "local");
        }
        int processes = shared.processes();
        Duration lease = Duration.ofSeconds(shared.leaseLeft().toSeconds());
        health.withDetail(QUOTA, "shared (redis, " + processes + (processes == 1 ? " process)" : " processes)"))
                .withDetail("leaseLeft", lease.toString());
        shared.lastExchangeFailure().ifPresent(failure -> {
            health.withDetail("exchangeFailure", failure);
            if (shared.leaseLeft().isZero()) {
                health.down();
            }
        });
        return health;
    }

    /** Adds whether the quota of each tenant is shared. */
    static Health.Builder describe(boolean shared, Health.Builder health) {
        return health.withDetail(QUOTA, shared ? "shared (redis)" : "local");
    }
}
