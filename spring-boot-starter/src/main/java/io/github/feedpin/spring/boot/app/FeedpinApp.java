package io.github.feedpin.spring.boot.app;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.token.TokenProvider;

/**
 * An app and the components of its client.
 *
 * @param name the client's name below {@code feedpin.clients}; {@code feedpinClient} at the top level
 * @param platform the platform that the app belongs to
 * @param tokens the provider of its access tokens
 * @param limiter the limiter of its quota
 * @param lastLogId remembers the last log id; a listener of the client
 * @param verifyOnStartup whether startup fails if no access token can be obtained
 */
public record FeedpinApp(
        String name,
        FeedpinPlatform platform,
        TokenProvider tokens,
        QuotaLimiter limiter,
        LastLogId lastLogId,
        boolean verifyOnStartup) {

    public FeedpinApp(
            String name,
            FeedpinPlatform platform,
            TokenProvider tokens,
            QuotaLimiter limiter,
            boolean verifyOnStartup) {
        this(name, platform, tokens, limiter, new LastLogId(), verifyOnStartup);
    }
}
