package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.benchmarks.clients.Feedpin;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.util.List;
import reactor.core.publisher.Mono;

/** Compared ways to pin a list of users. */
enum Contender {
    FEEDPIN("Feedpin") {
        @Override
        Mono<?> pin(List<String> userIds, PlatformSimulator simulator, TimeSource time) {
            return FeedpinClient.builder(simulator.platform())
                    .credentials(simulator.credentials())
                    .timeSource(time)
                    .build()
                    .pin(userIds)
                    .doOnNext(Feedpin::requireSuccess);
        }
    },
    TOKEN_BUCKET("token bucket") {
        @Override
        Mono<?> pin(List<String> userIds, PlatformSimulator simulator, TimeSource time) {
            return TokenProvider.caching(simulator.platform(), simulator.credentials(), time)
                    .token()
                    .flatMap(token -> new TokenBucketClient(simulator.platform(), token, time).pin(userIds));
        }
    };

    private final String text;

    Contender(String text) {
        this.text = text;
    }

    /** Pins all users, and repeats rejected calls until the platform accepts them. */
    abstract Mono<?> pin(List<String> userIds, PlatformSimulator simulator, TimeSource time);

    @Override
    public String toString() {
        return text;
    }
}
