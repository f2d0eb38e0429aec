package io.github.feedpin.redis.internal.quota;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures of exchanges and losses of state; each once, also if they concern the limiters of many tenants.
 * Thread-safe.
 */
public final class QuotaLog {

    private static final Logger log = LoggerFactory.getLogger(QuotaLog.class);

    /** How many limiters fail, by reason. */
    private final Map<String, Integer> failing = new HashMap<>();

    private int quarantined;

    synchronized void failed(String reason, Duration leaseLeft) {
        if (failing.merge(reason, 1, Integer::sum) == 1) {
            log.warn(
                    "An exchange of the shared quota failed; this process uses its slots for at most {} s more: {}",
                    leaseLeft.toSeconds(),
                    reason);
        }
    }

    /** @param closed whether the limiter was closed */
    synchronized void noLongerFailed(String reason, boolean closed) {
        failing.computeIfPresent(reason, (same, limiters) -> limiters == 1 ? null : limiters - 1);
        if (failing.isEmpty() && !closed) {
            log.info("Exchanges of the shared quota succeed again");
        }
    }

    synchronized void quarantined(Duration left) {
        if (quarantined++ == 0) {
            log.warn(
                    "The state of the shared quota was lost in Redis; slots without a process are not used for {} s",
                    left.toSeconds());
        }
    }

    synchronized void noLongerQuarantined() {
        quarantined--;
    }
}
