package io.github.feedpin.cli.journal;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformDecorator;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Platform that records each call before it is sent. A call that cannot be recorded fails as certainly not sent. */
final class RecordingPlatform extends PlatformDecorator {

    private final Function<TimeSensitiveRequest, Mono<Void>> intents;

    /**
     * @param platform sends the calls
     * @param intents records a request; completes when it may be sent, on a thread that may be blocked
     */
    RecordingPlatform(FeedpinPlatform platform, Function<TimeSensitiveRequest, Mono<Void>> intents) {
        super(platform);
        this.intents = intents;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> intents.apply(request))
                .then(Mono.defer(() -> super.setTimeSensitive(card, request, token)));
    }
}
