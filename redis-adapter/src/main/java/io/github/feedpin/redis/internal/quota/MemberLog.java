package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies the listener of exchanges, and logs when they start to fail or succeed. Thread-safe. */
final class MemberLog {

    private static final Logger log = LoggerFactory.getLogger(MemberLog.class);

    private final QuotaListener listener;
    private final QuotaLog shared;
    private @Nullable String failing;
    private boolean quarantined;
    private boolean closed;

    MemberLog(QuotaListener listener, QuotaLog shared) {
        this.listener = listener;
        this.shared = shared;
    }

    void failed(String reason, Duration leaseLeft, Duration duration) {
        notifyListener(false, duration);
        fails(reason, leaseLeft);
    }

    private synchronized void fails(String reason, Duration leaseLeft) {
        if (failing == null && !closed) {
            failing = reason;
            shared.failed(reason, leaseLeft);
        }
    }

    void confirmed(ExchangeReply reply, Duration duration) {
        notifyListener(true, duration);
        succeeds(reply.quarantine());
    }

    private synchronized void succeeds(long quarantine) {
        endFailure();
        if (quarantine == 0 || closed) {
            endQuarantine();
        } else if (!quarantined) {
            quarantined = true;
            shared.quarantined(Duration.ofMillis(quarantine));
        }
    }

    /** Ends the events of this process. */
    synchronized void close() {
        closed = true;
        endFailure();
        endQuarantine();
    }

    private void endFailure() {
        @Nullable String reason = failing;
        if (reason != null) {
            failing = null;
            shared.noLongerFailed(reason, closed);
        }
    }

    private void endQuarantine() {
        if (quarantined) {
            quarantined = false;
            shared.noLongerQuarantined();
        }
    }

    private void notifyListener(boolean succeeded, Duration duration) {
        try {
            listener.onExchange(succeeded, duration);
        } catch (RuntimeException failure) {
            log.warn("The listener of exchanges failed", failure);
        }
    }
}
