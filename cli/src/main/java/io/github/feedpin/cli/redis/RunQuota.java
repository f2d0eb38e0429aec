package io.github.feedpin.cli.redis;

import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.time.TimeSource;

/** Quota of one run: of this process alone, or shared with others. */
public interface RunQuota extends AutoCloseable {

    /** Returns the limiter. */
    QuotaLimiter limiter();

    /** Sets the limiter, and what else is shared. */
    default void applyTo(FeedpinClientBuilder builder) {
        builder.quotaLimiters((scope, time) -> limiter());
    }

    /** Returns with whom the quota is shared, as in {@code shared by 4 processes}; empty if it is not. */
    default String sharing(Messages messages) {
        return "";
    }

    /** Returns the slots to the other processes, and ends the connection. Takes two seconds at most. */
    @Override
    default void close() {}

    /** Returns the quota of a process that shares nothing. */
    static RunQuota ofThisProcess(RateLimits limits) {
        QuotaLimiter limiter = QuotaLimiter.of(limits.quota(), TimeSource.system());
        return () -> limiter;
    }
}
