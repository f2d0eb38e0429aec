package io.github.feedpin.token;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The access tokens of a store app on one platform: an app ticket is exchanged for the app access token, which all
 * tenants share, and that one for a token of each tenant. Each is fetched once for all subscribers, and refreshed
 * before it expires. Thread-safe.
 */
public final class StoreAppTokens {

    private final FeedpinPlatform platform;
    private final TimeSource time;
    private final TokenProvider appTokens;
    private final TokenSharing sharing;
    private final TokenFetcher fetcher;

    private StoreAppTokens(FeedpinPlatform platform, TimeSource time, TokenProvider appTokens, TokenSharing sharing) {
        this.platform = platform;
        this.time = time;
        this.appTokens = appTokens;
        this.sharing = sharing;
        this.fetcher = new TokenFetcher(PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN, time, platform.longestCall());
    }

    /**
     * Creates the tokens of one app, which are not shared with other processes, and fetches none yet.
     *
     * @param platform requests the tokens
     * @param app the credentials of the app
     * @param tickets the app's tickets
     * @param time the time source
     * @param onRejected called when the platform rejects the app at the endpoint of the app access token, once until
     *     that changes; must not throw
     * @return the tokens of all tenants
     */
    public static StoreAppTokens create(
            FeedpinPlatform platform,
            StoreApp app,
            AppTicketStore tickets,
            TimeSource time,
            Consumer<PlatformError> onRejected) {
        return create(platform, app, tickets, time, onRejected, null);
    }

    /**
     * Creates the tokens of one app, and fetches none yet.
     *
     * @param platform requests the tokens
     * @param app the credentials of the app
     * @param tickets the app's tickets
     * @param time the time source
     * @param onRejected called when the platform rejects the app at the endpoint of the app access token, once until
     *     that changes; must not throw
     * @param store what processes share the tokens through; null to fetch them for this process only
     * @return the tokens of all tenants
     */
    public static StoreAppTokens create(
            FeedpinPlatform platform,
            StoreApp app,
            AppTicketStore tickets,
            TimeSource time,
            Consumer<PlatformError> onRejected,
            @Nullable TokenStore store) {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(tickets, "tickets");
        TokenSharing sharing = TokenSharing.of(store, platform.baseUrl(), app.appId(), time);
        AppTokenFetcher fetcher = new AppTokenFetcher(platform, app, tickets, time, sharing);
        return new StoreAppTokens(platform, time, new CachingTokenProvider(fetcher, time, onRejected), sharing);
    }

    /**
     * Creates a provider of the tokens of one tenant. Besides the failures of {@link TokenProvider#token()}, it fails
     * with {@link TenantRejectedException} if the app is not authorized in the tenant, which is remembered for this
     * tenant only, and with {@link io.github.feedpin.error.TicketPendingException} if no app ticket is accepted and
     * none arrives within 2 minutes.
     *
     * @param tenantKey the tenant
     * @return a provider that shares the app access token with those of other tenants
     */
    public TokenProvider tenant(TenantKey tenantKey) {
        Objects.requireNonNull(tenantKey, "tenantKey");
        TokenSource source = new TokenSource() {
            @Override
            public Mono<CachedToken> fetch(@Nullable CachedToken replaced) {
                return StoreAppTokens.this.fetch(tenantKey);
            }

            @Override
            public Mono<Boolean> prepare() {
                return appTokens.token().thenReturn(true);
            }
        };
        TokenSource shared = sharing.share(source, TokenKey.Type.TENANT_ACCESS_TOKEN, tenantKey);
        return new CachingTokenProvider(
                replaced -> sharing.alongside(shared.fetch(replaced), appTokens.token()), time, rejection -> {});
    }

    /** Replaces a rejected app access token once: the platform may return the same one again. */
    private Mono<CachedToken> fetch(TenantKey tenantKey) {
        return appTokens
                .token()
                .flatMap(token -> fetch(token, tenantKey).onErrorResume(TokenRejectedException.class, rejection -> {
                    appTokens.invalidate(token);
                    return appTokens
                            .token()
                            .flatMap(next -> fetch(next, tenantKey))
                            .onErrorMap(TokenRejectedException.class, StoreAppTokens::rejected);
                }));
    }

    private Mono<CachedToken> fetch(AccessToken appToken, TenantKey tenantKey) {
        return fetcher.fetch(() -> platform.fetchTenantAccessToken(appToken, tenantKey));
    }

    private static TenantRejectedException rejected(TokenRejectedException second) {
        return new TenantRejectedException(second.platformError().orElseThrow());
    }
}
