package io.github.feedpin.redis.internal.quota;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when exchanges fail and succeed again, and when state was lost; each once. Not thread-safe. */
final class MemberLog {

    private static final Logger log = LoggerFactory.getLogger(MemberLog.class);

    private boolean failing;
    private boolean quarantined;

    void failed(String reason, long leaseMillis) {
        if (!failing) {
            failing = true;
            log.warn(
                    "An exchange of the shared quota failed; this process uses its slots for at most {} s more: {}",
                    Math.max(0, leaseMillis / 1_000),
                    reason);
        }
    }

    void confirmed(ExchangeReply reply) {
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
}
