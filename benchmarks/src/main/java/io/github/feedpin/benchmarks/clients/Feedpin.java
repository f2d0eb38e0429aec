package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.reactor.ReactorNettyPlatform;

/** Feedpin with the quota opened wide, and every safeguard on. */
final class Feedpin {

    private static final Quota WIDE_OPEN = Quota.of(1_000_000, 60_000_000);

    /** Reactor Netty has 500 connections by default, Feedpin 100. */
    private static final int DEFAULT_CONNECTIONS = 100;

    private Feedpin() {}

    static ReactorNettyPlatform platform(Setup setup) {
        return ReactorNettyPlatform.builder(new BaseUrl(setup.server()))
                .maxConnections(Math.max(DEFAULT_CONNECTIONS, setup.mostInFlight()))
                .build();
    }

    static FeedpinClientBuilder client(ReactorNettyPlatform platform) {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt(Setup.APP_ID, Setup.APP_SECRET))
                .quota(WIDE_OPEN);
    }
}
