package io.github.feedpin.cli;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import reactor.core.publisher.Mono;

/** Platform that waits for responses only for a limited time after a stop. */
final class PatientPlatform implements FeedpinPlatform {

    private final FeedpinPlatform platform;
    private final Mono<Void> outOfPatience;

    /** @param patience how long to wait for responses after {@code stop} */
    PatientPlatform(FeedpinPlatform platform, Mono<Void> stop, Duration patience, TimeSource time) {
        this.platform = platform;
        this.outOfPatience = stop.then(time.delay(patience));
    }

    /** The cause shows that the platform did not fail. */
    private static NoResponseException outOfPatience() {
        return new NoResponseException("No response arrived before the run was stopped", new CancellationException());
    }

    @Override
    public CallCapacity capacity() {
        return platform.capacity();
    }

    @Override
    public Duration longestCall() {
        return platform.longestCall();
    }

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        return patiently(platform.setTimeSensitive(request, token));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return patiently(platform.fetchTenantAccessToken(credentials));
    }

    private <T> Mono<T> patiently(Mono<T> response) {
        return Mono.firstWithSignal(response, outOfPatience.then(Mono.error(PatientPlatform::outOfPatience)));
    }
}
