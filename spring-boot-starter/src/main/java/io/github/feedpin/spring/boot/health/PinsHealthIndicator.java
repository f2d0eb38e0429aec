package io.github.feedpin.spring.boot.health;

import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStatistics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Decorates the {@link ReactiveHealthIndicator} of an app with the numbers of its recorded pins. If they cannot be
 * read, the app is down, since no call is sent that cannot be recorded.
 *
 * @param indicator the indicator of the app
 * @param releaser the releaser of its pins
 */
record PinsHealthIndicator(ReactiveHealthIndicator indicator, PinReleaser releaser) implements ReactiveHealthIndicator {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Override
    public Mono<Health> health() {
        return indicator
                .health()
                .flatMap(health -> Mono.defer(releaser::statistics)
                        .timeout(TIMEOUT)
                        .map(pins -> details(Health.status(health.getStatus()), health, pins))
                        .onErrorResume(
                                failure -> Mono.just(SafeHealth.down(failure).withDetails(health.getDetails())))
                        .map(Health.Builder::build));
    }

    private Health.Builder details(Health.Builder described, Health health, PinStatistics statistics) {
        Map<String, Object> pins = new LinkedHashMap<>();
        pins.put("pinned", statistics.pinned());
        pins.put("overdue", statistics.overdue());
        pins.put("failed", statistics.failed());
        pins.put("releaser", releaser.isRunning() ? "running" : "stopped");
        return described.withDetails(health.getDetails()).withDetail("pins", pins);
    }
}
