package io.github.feedpin.spring.boot.health;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.SecretSourcePlatform;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.StoreAppTokens;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import reactor.core.publisher.Mono;

/**
 * The health of single tenants of store apps, on demand: whether the platform grants an access token for the tenant. It
 * is not part of the health endpoint, since an app may have thousands of tenants. A bean, if there is a store app:
 *
 * <pre>{@code
 * Mono<Health> check(FeedpinTenantHealth tenants) {
 *     return tenants.health(new TenantKey("2ed263bf32cf1651"));
 * }
 * }</pre>
 */
public final class FeedpinTenantHealth {

    /** Longer than a token request usually takes; without a ticket, a request would wait for two minutes. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Map<String, StoreAppTokens> tokens;
    private final TimeSource time;

    FeedpinTenantHealth(Collection<FeedpinStoreApp> apps, TimeSource time) {
        this.tokens = apps.stream().collect(Collectors.toMap(FeedpinStoreApp::name, tokensOf(time)));
        this.time = time;
    }

    /** The tokens are separate from those of the clients, so that each check sends a request. */
    private static Function<FeedpinStoreApp, StoreAppTokens> tokensOf(TimeSource time) {
        return app -> StoreAppTokens.create(
                SecretSourcePlatform.of(app.platform(), app.currentSecret()),
                app.credentials(),
                app.tickets(),
                time,
                rejection -> {});
    }

    /**
     * Checks a tenant of the only store app.
     *
     * @param tenantKey the key of the tenant
     * @return the check, which each subscription repeats
     * @throws IllegalStateException if there are several store apps
     * @see #health(String, TenantKey)
     */
    public Mono<Health> health(TenantKey tenantKey) {
        if (tokens.size() > 1) {
            throw new IllegalStateException("There are several store apps: " + tokens.keySet());
        }
        return check(tokens.values().iterator().next(), tenantKey);
    }

    /**
     * Requests an access token for the tenant when subscribed to. The app access token that this requires is kept for
     * the next check; no pin request is sent, and the tenant's client is not affected. Emits up if the platform grants
     * the token, down with the error if not, or if there is none within 10 seconds; never fails.
     *
     * @param app the name below {@code feedpin.clients}; {@code feedpinClient} for the app at the top level
     * @param tenantKey the key of the tenant
     * @return the check, which each subscription repeats
     * @throws IllegalArgumentException if there is no such store app
     */
    public Mono<Health> health(String app, TenantKey tenantKey) {
        StoreAppTokens ofApp = tokens.get(app);
        if (ofApp == null) {
            throw new IllegalArgumentException("There is no store app '" + app + "' among " + tokens.keySet());
        }
        return check(ofApp, tenantKey);
    }

    private Mono<Health> check(StoreAppTokens ofApp, TenantKey tenantKey) {
        return Mono.defer(() -> ofApp.tenant(tenantKey).token())
                .map(token -> Health.up().build())
                .timeout(TIMEOUT, time.scheduler())
                .onErrorResume(failure -> Mono.just(
                        SafeHealth.withLogId(failure, SafeHealth.down(failure)).build()));
    }
}
