package io.github.feedpin.platform;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for the transport to the platform, implemented by adapters. Every method is lazy: no request is
 * sent before the subscription, each subscription sends one, and cancelling abandons the exchange and releases its
 * resources.
 *
 * <p>A response with any HTTP status is emitted as a {@link PlatformResponse}. Without a response the {@code Mono}
 * fails with {@link io.github.feedpin.error.UnreachableException} if the request was certainly not sent, and with
 * {@link io.github.feedpin.error.NoResponseException} if it may have been sent. It never completes empty, never
 * retries, and always terminates.
 *
 * <p>Interim responses (HTTP 1xx) are skipped. HTTP 407 comes from a proxy that did not forward the request, hence an
 * {@code UnreachableException}.
 *
 * <p>Signals are emitted on a thread that may be blocked, not on an I/O thread of other calls: the subscriber may be
 * code of the application.
 */
public interface FeedpinPlatform {

    /** {@return the base URL, which identifies the platform of a token} */
    BaseUrl baseUrl();

    /**
     * {@return the capacity for concurrent calls; unlimited by default} A platform with a connection pool returns the
     * same instance each time, and a {@link PlatformDecorator} that of the platform which it decorates.
     */
    default CallCapacity capacity() {
        return CallCapacity.unlimited();
    }

    /**
     * {@return the maximum duration of a call and of a token fetch; 2 minutes by default} A client abandons one that
     * has not terminated by then, for instance because an operator threw an error that Reactor treats as fatal.
     */
    default Duration longestCall() {
        return Duration.ofMinutes(2);
    }

    /**
     * Sets the flag for the users of one call.
     *
     * @param card what is pinned or unpinned
     * @param request the action, and the users with their type of ids
     * @param token the tenant access token that the request is authorized with
     * @return the response; its data are the platform's {@code failed_user_reasons}, an empty list if they are absent
     *     or null
     */
    Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token);

    /**
     * Requests a tenant access token with the credentials of a self-built app.
     *
     * @param credentials the id and the secret of the app
     * @return the response; its data are the token and its lifetime
     */
    Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials);

    /**
     * Requests the app access token of a store app, which is valid for all tenants.
     *
     * @param credentials the id and the secret of the app
     * @param ticket a ticket that the platform has pushed to the app
     * @return the response; its data are the token and its lifetime
     */
    Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket);

    /**
     * Requests the access token of a store app for one tenant.
     *
     * @param appAccessToken the app access token
     * @param tenantKey the tenant
     * @return the response; its data are the token and its lifetime
     */
    Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(AccessToken appAccessToken, TenantKey tenantKey);

    /**
     * Asks the platform to push an app ticket, which arrives as an event within 2 minutes.
     *
     * @param credentials the app that the ticket is for
     * @return the response, without data
     */
    Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials);
}
