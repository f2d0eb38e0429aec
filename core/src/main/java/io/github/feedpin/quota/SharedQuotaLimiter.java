package io.github.feedpin.quota;

import java.time.Duration;
import java.util.Optional;

/**
 * Strategy interface for the limiter of a quota that many processes share: this one uses the slots that it was lent,
 * and exchanges slots with the others.
 */
public interface SharedQuotaLimiter extends QuotaLimiter {

    /** {@return the number of processes that shared the quota at the last exchange, including this one; 0 before it} */
    int processes();

    /** {@return how long this process may use its slots without a further exchange; zero before the first one} */
    Duration leaseLeft();

    /**
     * {@return why the last exchange failed, without addresses and user names; empty if it succeeded, or if there was
     * none}
     */
    Optional<String> lastExchangeFailure();
}
