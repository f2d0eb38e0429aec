package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformDecorator;
import io.github.feedpin.platform.PlatformResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Detects two calls in flight for the same user. */
final class OverlapDetector extends PlatformDecorator {

    private final Set<String> inFlight = new HashSet<>();
    private final List<String> overlaps = new ArrayList<>();

    OverlapDetector(FeedpinPlatform platform) {
        super(platform);
    }

    List<String> overlaps() {
        return overlaps;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> {
            for (String userId : request.userIds()) {
                if (!inFlight.add(userId)) {
                    overlaps.add("Two calls for " + userId + " at once");
                }
            }
            AtomicBoolean over = new AtomicBoolean();
            Runnable end = () -> {
                if (over.compareAndSet(false, true)) {
                    request.userIds().forEach(inFlight::remove);
                }
            };
            return super.setTimeSensitive(card, request, token)
                    .doOnNext(response -> end.run())
                    .doOnError(failure -> end.run())
                    .doOnCancel(end);
        });
    }
}
