package io.github.feedpin.platform;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * The platform as an adapter reaches it. Every method is lazy: nothing is sent before the subscription, each
 * subscription sends once, and cancelling abandons the exchange and closes what it holds.
 *
 * <p>Whatever response comes, of any HTTP status, is a value: an {@link PlatformResponse}, unjudged. Only where no
 * response comes do the {@code Mono}s fail, with {@link io.github.feedpin.error.UnreachableException} when the request
 * certainly did not leave, or with {@link io.github.feedpin.error.NoResponseException} when it may have left. They
 * never complete empty, never retry, and never wait without a bound.
 *
 * <p>Interim responses (HTTP 1xx) are no responses and are skipped. HTTP 407 is the response of a proxy that has not
 * passed the request on, hence an {@code UnreachableException}.
 *
 * <p>Signals come on a thread that may be blocked for a while, not on one that reads or writes for other calls: what
 * receives them may be code of the application.
 */
public interface FeedpinPlatform {

    /** Where this platform lives. Tokens are kept apart by it. */
    BaseUrl baseUrl();

    /**
     * How many calls the platform carries at once; by default any number. A platform that has a pool of connections
     * gives the same object each time, and one that stands before another gives the other's.
     */
    default CallCapacity capacity() {
        return CallCapacity.unlimited();
    }

    /**
     * A bound for how long a call, or the fetching of a token, takes; by default 2 minutes. It ends by itself before
     * that. A client gives up what has not, for instance because something in between threw an error that Reactor
     * treats as fatal.
     */
    default Duration longestCall() {
        return Duration.ofMinutes(2);
    }

    /**
     * Sets the flag for the users of one call.
     *
     * @return the response; its data are the platform's {@code failed_user_reasons}, an empty list for absent or null
     *     ones
     */
    Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token);

    /** Asks for a tenant access token with the credentials of a self-built app. */
    Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials);
}
