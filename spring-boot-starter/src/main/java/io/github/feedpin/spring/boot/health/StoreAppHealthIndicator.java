package io.github.feedpin.spring.boot.health;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * {@link ReactiveHealthIndicator} that reports a store app as up if it has an app ticket that has not expired, and as
 * unknown if it has none: the platform pushes the first one up to an hour after startup. The check reads the ticket
 * store only, and sends no request. Tenants are checked by {@link FeedpinTenantHealth}.
 */
final class StoreAppHealthIndicator implements ReactiveHealthIndicator {

    private final FeedpinStoreApp app;
    private final Clock clock;

    StoreAppHealthIndicator(FeedpinStoreApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(() -> app.tickets().tickets())
                .map(tickets -> described(tickets).build())
                .onErrorResume(
                        failure -> Mono.just(details(SafeHealth.down(failure)).build()));
    }

    private Health.Builder described(List<AppTicket> tickets) {
        if (tickets.isEmpty()) {
            return details(Health.unknown()).withDetail("ticket", "none yet");
        }
        Duration age = Duration.between(tickets.get(0).sentAt(), clock.instant());
        return details(Health.up())
                .withDetail(
                        "ticketAge",
                        Duration.ofSeconds(Math.max(0, age.toSeconds())).toString());
    }

    private Health.Builder details(Health.Builder health) {
        health.withDetail("baseUrl", app.platform().baseUrl().toString())
                .withDetail("tenantsInMemory", app.tenants().size());
        QuotaHealth.describe(app.sharedQuota(), health);
        @Nullable String logId = app.lastLogId().get();
        return logId == null ? health : health.withDetail("lastLogId", logId);
    }
}
