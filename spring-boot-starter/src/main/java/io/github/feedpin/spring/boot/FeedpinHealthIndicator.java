package io.github.feedpin.spring.boot;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.quota.QuotaSnapshot;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** An app is up when it has an access token. Nobody is pinned to find out, and as a rule the platform is not even asked. */
final class FeedpinHealthIndicator implements ReactiveHealthIndicator {

    private final FeedpinApp app;
    private final Clock clock;

    FeedpinHealthIndicator(FeedpinApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    @Override
    public Mono<Health> health() {
        return app.limiter()
                .snapshot()
                .flatMap(snapshot -> app.tokens()
                        .token()
                        .map(token -> details(Health.up(), snapshot))
                        .onErrorResume(failure -> Mono.just(tellOf(failure, details(Health.down(failure), snapshot))))
                        .map(Health.Builder::build));
    }

    private Health.Builder details(Health.Builder health, QuotaSnapshot snapshot) {
        health.withDetail("baseUrl", app.platform().baseUrl().toString())
                .withDetail("freeCalls", snapshot.free())
                .withDetail("waitingCalls", snapshot.waiting());
        return snapshot.pausedFor().isZero()
                ? health
                : health.withDetail(
                        "pausedUntil",
                        clock.instant().plus(snapshot.pausedFor()).toString());
    }

    private static Health.Builder tellOf(Throwable failure, Health.Builder health) {
        @Nullable
        String logId = failure instanceof FeedpinException known
                ? known.platformError().map(PlatformError::logId).orElse(null)
                : null;
        return logId == null ? health : health.withDetail("logId", logId);
    }
}
