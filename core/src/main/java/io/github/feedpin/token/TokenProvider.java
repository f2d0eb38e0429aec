package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Strategy interface for obtaining access tokens for one app on one platform. Implementations are thread-safe. */
public interface TokenProvider {

    /**
     * Obtains an access token to send a call with. Lazy; emits at once while a valid token is cached. Cancelling does
     * not affect other subscribers.
     *
     * <p>Fails with {@link io.github.feedpin.error.AppRejectedException} if the app is rejected, and with
     * {@link io.github.feedpin.error.TokenUnavailableException} or
     * {@link io.github.feedpin.error.TicketPendingException} if no token can be obtained at present. After the first, a
     * client requests no token for the exception's {@code retryAfter()}, at most a minute, or for a time of its own
     * choice if that is empty. The {@code Mono} terminates within 2 minutes plus the platform's
     * {@link FeedpinPlatform#longestCall()}; after that a client abandons it.
     *
     * @return one token; never empty
     */
    Mono<AccessToken> token();

    /**
     * {@return whether {@code token} is the one that {@link #token()} would emit now}
     *
     * @param token a token that {@link #token()} has emitted
     */
    boolean isCurrent(AccessToken token);

    /**
     * Invalidates {@code token}, which the platform rejected; does nothing if it is not the current one.
     *
     * @param token the instance that {@link #token()} emitted: one that was fetched later stays valid, even if the
     *     platform issued the same token again
     */
    void invalidate(AccessToken token);

    /**
     * {@return for how long no token is requested, because of an earlier failure, unless a current one is valid; zero
     * by default}
     */
    default Duration pausedFor() {
        return Duration.ZERO;
    }

    /**
     * Creates a provider that fetches tokens from {@code platform} with the app's credentials, and refreshes them
     * before they expire. A rejection of the app is remembered for 2 seconds at first and up to a minute later on;
     * meanwhile it is emitted again, and no request is sent. Other failures are followed by a pause of 200 ms to 1
     * second, which subscribers wait for.
     *
     * @param platform requests the tokens
     * @param credentials the id and the secret of the app
     * @param time the time source
     * @return a provider that has not fetched a token yet
     */
    static TokenProvider caching(FeedpinPlatform platform, SelfBuiltApp credentials, TimeSource time) {
        return caching(platform, credentials, time, null);
    }

    /**
     * Creates a provider as {@link #caching(FeedpinPlatform, SelfBuiltApp, TimeSource)} does, which shares the tokens
     * with other processes.
     *
     * @param platform requests the tokens
     * @param credentials the id and the secret of the app
     * @param time the time source
     * @param store what the processes share; null to fetch tokens for this provider only
     * @return a provider that has not fetched a token yet
     */
    static TokenProvider caching(
            FeedpinPlatform platform, SelfBuiltApp credentials, TimeSource time, @Nullable TokenStore store) {
        TokenFetcher fetcher = new TokenFetcher(PlatformEndpoint.TENANT_ACCESS_TOKEN, time, platform.longestCall());
        TokenSource source = TokenSharing.of(store, platform.baseUrl(), credentials.appId(), time)
                .share(
                        replaced -> fetcher.fetch(() -> platform.fetchTenantAccessToken(credentials)),
                        TokenKey.Type.TENANT_ACCESS_TOKEN,
                        null);
        return new CachingTokenProvider(source, time, rejection -> {});
    }

    /**
     * {@return a provider of a fixed token, which is not renewed when it expires}
     *
     * @param token a tenant access token that the application obtained elsewhere
     */
    static TokenProvider fixed(AccessToken token) {
        return new FixedTokenProvider(token);
    }
}
