package io.github.feedpin.simulator.shared;

import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.simulator.contract.QuotaLimiterContract;
import io.github.feedpin.time.TimeSource;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Most of its time are waits, in real time. */
@Execution(ExecutionMode.CONCURRENT)
class InMemoryQuotaLimiterTest implements QuotaLimiterContract {

    @Override
    public QuotaLimiter limiter(Quota quota) {
        return QuotaLimiter.of(quota, TimeSource.system());
    }
}
