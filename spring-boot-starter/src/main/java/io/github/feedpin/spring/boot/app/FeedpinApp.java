package io.github.feedpin.spring.boot.app;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.token.TokenProvider;

/**
 * What the client of one app is made of.
 *
 * @param name the client's name below {@code feedpin.clients}; {@code feedpinClient} at the top level
 * @param platform where the app lives
 * @param tokens its access tokens
 * @param limiter its allowance
 * @param lastLogId its platform too: the one that its calls go through
 * @param verifyOnStartup whether the application starts only when there is a token
 */
public record FeedpinApp(
        String name,
        FeedpinPlatform platform,
        LastLogId lastLogId,
        TokenProvider tokens,
        QuotaLimiter limiter,
        boolean verifyOnStartup) {

    public FeedpinApp(
            String name,
            FeedpinPlatform platform,
            TokenProvider tokens,
            QuotaLimiter limiter,
            boolean verifyOnStartup) {
        this(name, platform, new LastLogId(platform), tokens, limiter, verifyOnStartup);
    }
}
