package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.simulation.Simulation;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is quickly written around a token bucket: one of 50 a second, one of 1000 a minute, a token of both for each
 * call, and a call that is rejected for the limit takes new ones after the reset that the platform names.
 */
final class TokenBucketClient {

    private final Simulation simulation;
    private final TokenBucket second;
    private final TokenBucket minute;

    TokenBucketClient(Simulation simulation) {
        long now = simulation.time().nanoTime();
        this.simulation = simulation;
        this.second = new TokenBucket(50, Duration.ofSeconds(1), now);
        this.minute = new TokenBucket(1000, Duration.ofMinutes(1), now);
    }

    /** Makes one call for each of these users, as many at a time as Feedpin does. */
    Mono<Void> pin(List<String> userIds, int callsInFlight) {
        return Flux.fromIterable(userIds)
                .map(userId -> TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId)))
                .flatMap(this::call, callsInFlight)
                .then();
    }

    private Mono<Void> call(TimeSensitiveRequest request) {
        return Mono.defer(() -> simulation.time().delay(turn()))
                .then(simulation.platform().setTimeSensitive(request, simulation.token()))
                .flatMap(response -> isRejected(response) ? afterReset(response).then(call(request)) : Mono.empty());
    }

    /** How long until both buckets have a token. */
    private Duration turn() {
        long now = simulation.time().nanoTime();
        return Duration.ofNanos(Math.max(second.take(now), minute.take(now)));
    }

    private Mono<Void> afterReset(PlatformResponse<?> rejection) {
        return simulation.time().delay(Objects.requireNonNull(rejection.retryAfter(), "retryAfter"));
    }

    private static boolean isRejected(PlatformResponse<List<FailedUser>> response) {
        return response.status() == 429;
    }
}
