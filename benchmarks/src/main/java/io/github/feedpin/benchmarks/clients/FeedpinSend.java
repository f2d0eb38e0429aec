package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import reactor.core.publisher.Mono;

/** {@link FeedpinClient#send}. */
final class FeedpinSend extends MonoClient {

    private final ReactorNettyPlatform platform;
    private final FeedpinClient feedpin;
    private final UserIdBatches batches;

    FeedpinSend(ClientConfig config) {
        this.platform = Feedpin.platform(config.server(), config.concurrency());
        this.feedpin = Feedpin.client(platform).build();
        this.batches = config.batches();
    }

    @Override
    Mono<?> call() {
        return feedpin.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, batches.next()));
    }

    @Override
    public void close() {
        platform.close().block();
    }
}
