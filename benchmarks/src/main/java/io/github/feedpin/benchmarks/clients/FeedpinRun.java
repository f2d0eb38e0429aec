package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.List;

/** {@link FeedpinClient#pin(java.util.Collection)}: runs for all user ids, one after the other. */
final class FeedpinRun implements Client {

    private final ReactorNettyPlatform platform;
    private final List<String> userIds;

    FeedpinRun(ClientConfig config) {
        this.platform = Feedpin.platform(config.server(), config.concurrency());
        this.userIds = config.userIds();
    }

    @Override
    public void makeCalls(int concurrency, CallRecorder recorder) {
        RunListener counter = new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                recorder.callSucceeded();
            }
        };
        Feedpin.client(platform)
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(concurrency))
                .listener(counter)
                .build()
                .pin(userIds)
                .doOnNext(Feedpin::requireSuccess)
                .repeat(() -> !recorder.isStopped())
                .blockLast();
    }

    @Override
    public void close() {
        platform.close().block();
    }
}
