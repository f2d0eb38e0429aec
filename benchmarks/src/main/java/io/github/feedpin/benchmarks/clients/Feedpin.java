package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.net.URI;

/** Feedpin with the quota opened wide, and every safeguard on. */
public final class Feedpin {

    private static final Quota WIDE_OPEN = Quota.of(1_000_000, 60_000_000);

    private static final int DEFAULT_CONNECTIONS = 100;

    private Feedpin() {}

    /** The platform over HTTP, with a connection for each call that will be under way. */
    public static ReactorNettyPlatform platform(URI server, int inFlight) {
        return ReactorNettyPlatform.builder(new BaseUrl(server))
                .maxConnections(Math.max(DEFAULT_CONNECTIONS, inFlight))
                .build();
    }

    /** Begins a client of it. */
    public static FeedpinClientBuilder client(FeedpinPlatform platform) {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt(Setup.APP_ID, Setup.APP_SECRET))
                .quota(WIDE_OPEN);
    }
}
