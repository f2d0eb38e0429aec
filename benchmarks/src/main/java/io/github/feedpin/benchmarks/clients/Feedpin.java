package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.net.URI;

/** Feedpin with a quota that is never reached; all other settings are its defaults. */
public final class Feedpin {

    private static final Quota UNREACHABLE = Quota.of(1_000_000, 60_000_000);
    private static final int DEFAULT_CONNECTIONS = 100;

    private Feedpin() {}

    /** Creates the platform, with a connection for each call in flight. */
    public static ReactorNettyPlatform platform(URI server, int concurrency) {
        return ReactorNettyPlatform.builder(new BaseUrl(server))
                .maxConnections(Math.max(DEFAULT_CONNECTIONS, concurrency))
                .build();
    }

    /** Returns the builder of a client of {@code platform}. */
    public static FeedpinClientBuilder client(FeedpinPlatform platform) {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt(ClientConfig.APP_ID, ClientConfig.APP_SECRET))
                .quota(UNREACHABLE);
    }

    /** Throws an exception unless all users were applied. */
    public static void requireSuccess(PinReport report) {
        if (report.applied() != report.distinct()) {
            throw new IllegalStateException("A run failed: " + report);
        }
    }
}
