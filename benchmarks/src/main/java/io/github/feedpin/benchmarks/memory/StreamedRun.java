package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.clients.Feedpin;
import io.github.feedpin.benchmarks.clients.SampleUserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.FeedpinPlatform;
import java.net.URI;
import java.util.Objects;
import reactor.core.publisher.Flux;

/** Main class that pins a stream of users over HTTP. */
public final class StreamedRun {

    private static final int CONCURRENCY = 64;

    private StreamedRun() {}

    /**
     * Exits with code 0 if every user was pinned.
     *
     * @param args the number of users, the URL of the server
     */
    public static void main(String[] args) {
        int users = Integer.parseInt(args[0]);
        FeedpinPlatform platform = Feedpin.platform(URI.create(args[1]), CONCURRENCY);
        long pinned = Objects.requireNonNull(Feedpin.client(platform)
                .build()
                .pinEach(Flux.range(0, users).map(SampleUserIds::id))
                .filter(UserOutcome.Applied.class::isInstance)
                .count()
                .block());
        System.exit(pinned == users ? 0 : 1);
    }
}
