package io.github.feedpin.spring.boot.health;

import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.metrics.WindowLabel;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * {@link ReactiveHealthIndicator} that reports an app as up if an access token is available. The check never sends a
 * pin request, and usually uses the cached token. If processes share the quota, the app is down while this one may not
 * use its part.
 */
final class FeedpinHealthIndicator implements ReactiveHealthIndicator {

    private final FeedpinApp app;
    private final Clock clock;

    FeedpinHealthIndicator(FeedpinApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(() -> app.limiter().snapshot().flatMap(this::health))
                .onErrorResume(failure -> Mono.just(SafeHealth.down(failure).build()))
                .defaultIfEmpty(Health.unknown().build());
    }

    private Mono<Health> health(QuotaSnapshot snapshot) {
        return Mono.defer(app.tokens()::token)
                .map(token -> details(Health.up(), snapshot))
                .onErrorResume(failure ->
                        Mono.just(SafeHealth.withLogId(failure, details(SafeHealth.down(failure), snapshot))))
                .map(Health.Builder::build);
    }

    private Health.Builder details(Health.Builder health, QuotaSnapshot snapshot) {
        health.withDetail("baseUrl", app.platform().baseUrl().toString())
                .withDetail("quotaInUse", inUse(snapshot))
                .withDetail("freeCalls", snapshot.free())
                .withDetail("waitingCalls", snapshot.waiting());
        if (!snapshot.pausedFor().isZero()) {
            health.withDetail(
                    "pausedUntil", clock.instant().plus(snapshot.pausedFor()).toString());
        }
        QuotaHealth.describe(app.limiter(), health);
        @Nullable String logId = app.lastLogId().get();
        return logId == null ? health : health.withDetail("lastLogId", logId);
    }

    /** Returns the slots in use by the length of the window. */
    private static Map<String, String> inUse(QuotaSnapshot snapshot) {
        Map<String, String> inUse = new LinkedHashMap<>();
        for (WindowUsage window : snapshot.windows()) {
            inUse.put(
                    WindowLabel.of(window.length()), (window.inFlight() + window.resting()) + " of " + window.slots());
        }
        return inUse;
    }
}
