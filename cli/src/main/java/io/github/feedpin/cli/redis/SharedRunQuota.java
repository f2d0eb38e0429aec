package io.github.feedpin.cli.redis;

import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;

/**
 * Quota that is shared through Redis.
 *
 * @param redis the connection
 * @param limiter the limiter of the run's tenant and chat
 * @param tokens the access tokens of the app
 */
record SharedRunQuota(FeedpinRedis redis, QuotaLimiter limiter, TokenStore tokens) implements RunQuota {

    static SharedRunQuota start(FeedpinRedis redis, RunTarget target, RateLimits limits, Duration longestCall) {
        RunScope scope = target.scope();
        FeedCardType api = scope.chatId() == null ? FeedCardType.BOT_CHAT : FeedCardType.GROUP_CHAT;
        QuotaLimiter limiter = redis.quotaLimiter(target.baseUrl(), target.appId())
                .quota(limits.quota())
                .longestCall(longestCall)
                .buildFactory()
                .create(new QuotaScope(api, scope.tenantKey()), TimeSource.system());
        return new SharedRunQuota(redis, limiter, redis.tokenStore(target.baseUrl(), target.appId()));
    }

    @Override
    public void applyTo(FeedpinClientBuilder builder) {
        RunQuota.super.applyTo(builder);
        builder.tokenStore(tokens);
    }

    @Override
    public String sharing(Messages messages) {
        if (!(limiter instanceof SharedQuotaLimiter shared)) {
            return messages.text("progress.shared");
        }
        if (shared.lastExchangeFailure().isPresent()) {
            Duration left = shared.leaseLeft();
            return left.isZero()
                    ? messages.text("progress.redisFails")
                    : messages.text("progress.redisFailsLease", messages.wholeSeconds(left));
        }
        return shared.processes() == 0
                ? messages.text("progress.shared")
                : messages.text("progress.sharedBy", shared.processes());
    }

    @Override
    public void close() {
        limiter.close().then(redis.close()).block();
    }
}
