package io.github.feedpin;

import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.call.CallTarget;
import io.github.feedpin.internal.call.ClientLimiters;
import io.github.feedpin.internal.call.FirstCall;
import io.github.feedpin.internal.call.RejectionLog;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.run.StoppableRuns;
import io.github.feedpin.internal.tenant.TenantLimiters;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.StoreAppTokens;
import io.github.feedpin.token.TokenProvider;

/**
 * Creates the tenants of one store app.
 *
 * @param runs the runs of all tenants
 */
record TenantFactory(
        FeedpinPlatform platform,
        StoreAppTokens tokens,
        QuotaLimiterFactory limiters,
        ComponentsFactory components,
        TimeSource time,
        RunOptions options,
        StoppableRuns runs,
        String name,
        String appId) {

    Tenant create(TenantKey key) {
        TokenProvider provider = tokens.tenant(key);
        TenantLimiters tenantLimiters = new TenantLimiters(limiters);
        CallSender sender = new CallSender(
                platform,
                new CallTarget(FeedCard.BOT_CHAT, AppType.STORE),
                provider,
                new ClientLimiters(tenantLimiters, key, time),
                time,
                new RejectionBreaker(time, new RejectionLog(name, appId, key)),
                new FirstCall(time));
        return new Tenant(components.create(sender, key), options, runs, provider, tenantLimiters);
    }
}
