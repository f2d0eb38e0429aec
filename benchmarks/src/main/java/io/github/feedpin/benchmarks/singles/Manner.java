package io.github.feedpin.benchmarks.singles;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** How a wish becomes a call. */
enum Manner {
    /** Wishes share calls. */
    JOINED {
        @Override
        Mono<Boolean> pin(String userId, FeedpinClient feedpin) {
            return feedpin.pin(userId).map(Applied.class::isInstance);
        }
    },
    /** Each wish is a call of its own, paced by the same limiter. */
    NOT_JOINED {
        @Override
        Mono<Boolean> pin(String userId, FeedpinClient feedpin) {
            return feedpin.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId)))
                    .map(Manner::isForEverybody);
        }
    };

    /** Pins for one user, and says whether that succeeded; fails when nobody knows. */
    abstract Mono<Boolean> pin(String userId, FeedpinClient feedpin);

    private static boolean isForEverybody(TimeSensitiveResponse response) {
        return response.failedUsers().isEmpty();
    }

    /** As in prose. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
