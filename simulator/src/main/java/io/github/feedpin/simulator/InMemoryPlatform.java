package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The engine as a port. */
record InMemoryPlatform(Engine engine, RoundTrip roundTrip) implements FeedpinPlatform {

    private static final BaseUrl NOWHERE = BaseUrl.of("http://simulator.invalid");

    @Override
    public BaseUrl baseUrl() {
        return NOWHERE;
    }

    @Override
    public Mono<Answer<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        PinCall call = PinCall.of(request, token);
        return roundTrip.around(() -> engine.setTimeSensitive(call)).map(Reply::answer);
    }

    @Override
    public Mono<Answer<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        return roundTrip
                .around(() -> engine.issueToken(SimulatedEndpoint.TENANT_ACCESS_TOKEN, credentials))
                .map(Reply::answer);
    }
}
