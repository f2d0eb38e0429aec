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
    private final Groups groups;

    FeedpinSend(Setup setup) {
        this.platform = Feedpin.platform(setup.server(), setup.inFlight());
        this.feedpin = Feedpin.client(platform).build();
        this.groups = setup.groups();
    }

    @Override
    Mono<?> call() {
        return feedpin.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, groups.next()));
    }

    @Override
    public void close() {
        platform.close().block();
    }
}
