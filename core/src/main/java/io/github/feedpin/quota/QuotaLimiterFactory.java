package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;

/** Strategy interface for creating the limiter of each quota. */
@FunctionalInterface
public interface QuotaLimiterFactory {

    /**
     * Creates a limiter. Called once for each scope that is in use; called again after its limiter was closed.
     *
     * @param scope what the quota applies to
     * @param time the time source of the client
     * @return the limiter, which the client may share with others
     */
    QuotaLimiter create(QuotaScope scope, TimeSource time);

    /**
     * {@return a factory of limiters in this process, all with the same quota}
     *
     * @param quota the quota of each limiter
     */
    static QuotaLimiterFactory of(Quota quota) {
        return (scope, time) -> QuotaLimiter.of(quota, time);
    }
}
