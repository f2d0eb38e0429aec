package io.github.feedpin.redis.internal.quota;

import java.time.Duration;

/**
 * Durations that a process contributes to an exchange.
 *
 * @param lease how long slots may be used after an exchange
 * @param longest how long a call may take until its request has arrived or never will
 * @param settling how long slots are not granted after the state was created
 * @param active how long the demand of a process counts after its last exchange
 */
record ExchangeTerms(Duration lease, Duration longest, Duration settling, Duration active) {

    /** How long an abandoned request may be in transit, as in core. */
    private static final Duration IN_TRANSIT = Duration.ofSeconds(15);

    /** Each holder exchanges within it: one exchange may be failing, at most until the timeout, and another follows. */
    private static Duration settling(Duration heartbeat) {
        return QuotaMember.TIMEOUT.plus(heartbeat.multipliedBy(2));
    }

    static ExchangeTerms of(Duration lease, Duration heartbeat, Duration longestCall) {
        return new ExchangeTerms(lease, longestCall.plus(IN_TRANSIT), settling(heartbeat), heartbeat.multipliedBy(6));
    }
}
