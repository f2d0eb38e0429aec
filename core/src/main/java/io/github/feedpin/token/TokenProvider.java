package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import reactor.core.publisher.Mono;

/** Has a valid access token at hand, for one app on one platform. Thread-safe. */
public interface TokenProvider {

    /**
     * A token to send with. Lazy; at once while a valid one is at hand. Cancelling it disturbs nobody else who waits.
     * Fails with {@link io.github.feedpin.error.AppRejectedException} when the app is rejected, or with
     * {@link io.github.feedpin.error.TokenUnavailableException} when there is none for the moment. A client that meets
     * the former asks for no other token for a while; its {@code retryAfter()} says for how long, up to a minute, or
     * leaves it to the client. It ends by itself within 2 minutes and the platform's
     * {@link FeedpinPlatform#longestCall()}; a client gives up what has not.
     */
    Mono<AccessToken> token();

    /** Whether {@code token} is the one that would be given out now. */
    boolean isCurrent(AccessToken token);

    /** Forgets {@code token}, which the platform rejected; does nothing when another is at hand by now. */
    void rejected(AccessToken token);

    /**
     * Fetches tokens from {@code platform} with the app's credentials, and refreshes them ahead of their expiry. A
     * rejection of the app is remembered for 2 seconds at first and up to a minute later on, in which it is given again
     * and nothing is sent; other failures are followed by a pause of 200 ms to a second, which callers wait for.
     */
    static TokenProvider caching(FeedpinPlatform platform, AppCredentials credentials, TimeSource time) {
        return new CachingTokenProvider(
                () -> platform.fetchTenantAccessToken((SelfBuiltApp) credentials), time, platform.longestCall());
    }

    /** Always gives {@code token}, which the application got elsewhere. */
    static TokenProvider fixed(AccessToken token) {
        return new FixedTokenProvider(token);
    }
}
