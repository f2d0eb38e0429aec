package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifies the listener of exchanges, and logs when they fail and succeed again, and when state was lost; each once.
 * Not thread-safe.
 */
final class MemberLog {

    private static final Logger log = LoggerFactory.getLogger(MemberLog.class);

    private final QuotaListener listener;
    private boolean failing;
    private boolean quarantined;

    MemberLog(QuotaListener listener) {
        this.listener = listener;
    }

    void failed(String reason, long leaseMillis, Duration duration) {
        notifyListener(false, duration);
        if (!failing) {
            failing = true;
            log.warn(
                    "An exchange of the shared quota failed; this process uses its slots for at most {} s more: {}",
                    Math.max(0, leaseMillis / 1_000),
                    reason);
        }
    }

    void confirmed(ExchangeReply reply, Duration duration) {
        notifyListener(true, duration);
        if (failing) {
            failing = false;
            log.info("Exchanges of the shared quota succeed again");
        }
        if (!quarantined && reply.quarantine() > 0) {
            log.warn(
                    "The state of the shared quota was lost in Redis; slots that no process holds "
                            + "are not used for {} s",
                    reply.quarantine() / 1_000);
        }
        quarantined = reply.quarantine() > 0;
    }

    private void notifyListener(boolean succeeded, Duration duration) {
        try {
            listener.onExchange(succeeded, duration);
        } catch (RuntimeException failure) {
            log.warn("The listener of exchanges failed", failure);
        }
    }
}
