package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;

/**
 * Settings of this process as one of those that share a quota.
 *
 * @param quota the quota of all processes together
 * @param lease how long the process may use its slots without a successful exchange
 * @param heartbeat the maximum time between exchanges
 * @param longestCall the maximum duration of a call
 * @param listener receives the events of this process
 * @param log logs the failures of this process
 */
public record MemberSettings(
        Quota quota, Duration lease, Duration heartbeat, Duration longestCall, QuotaListener listener, QuotaLog log) {}
