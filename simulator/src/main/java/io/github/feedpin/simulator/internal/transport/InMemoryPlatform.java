package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Request;
import io.github.feedpin.simulator.internal.engine.ResendTicketRequest;
import io.github.feedpin.simulator.internal.engine.StoreAppTokenRequest;
import io.github.feedpin.simulator.internal.engine.StoreTenantTokenRequest;
import io.github.feedpin.simulator.internal.engine.TokenRequest;
import io.github.feedpin.simulator.internal.response.DeliveryMode;
import io.github.feedpin.simulator.internal.response.WireResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The engine as a {@link FeedpinPlatform}; behaves like an HTTP adapter that has a call timeout and a body limit. */
record InMemoryPlatform(
        Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, TimeSource time, Duration callTimeout)
        implements FeedpinPlatform {

    private static final int MAX_BODY = 1024 * 1024;

    /** Sent by proxies only, which have not passed the request on. */
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final BaseUrl NOWHERE = BaseUrl.of("http://simulator.invalid");

    @Override
    public BaseUrl baseUrl() {
        return NOWHERE;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        PinCall call = PinCall.of(card, request, token);
        return exchange(call, response -> InMemoryResponseReader.call(call, response));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        TokenRequest request = new TokenRequest(Endpoint.TENANT_ACCESS_TOKEN, credentials);
        return exchange(request, response -> InMemoryResponseReader.token(request, response));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        Objects.requireNonNull(credentials, "credentials");
        StoreAppTokenRequest request = new StoreAppTokenRequest(credentials, ticket.value());
        return exchange(request, response -> InMemoryResponseReader.token(request, response));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        Objects.requireNonNull(tenantKey, "tenantKey");
        StoreTenantTokenRequest request = new StoreTenantTokenRequest(appAccessToken.value(), tenantKey);
        return exchange(request, response -> InMemoryResponseReader.token(request, response));
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        ResendTicketRequest request = new ResendTicketRequest(credentials);
        return exchange(request, response -> InMemoryResponseReader.withoutData(request, response));
    }

    private <T> Mono<T> exchange(Request request, Function<WireResponse, T> reader) {
        Mono<T> exchange = roundTrip
                .around(() -> engine.receive(request))
                .flatMap(response -> delivered(request, response))
                .map(reader);
        return exchanges
                .counted(exchange)
                .timeout(
                        callTimeout,
                        noResponse(request, "the call timeout of " + callTimeout.toMillis() + " ms has passed"),
                        time.scheduler());
    }

    /** Returns the response once all of it has been received. */
    private Mono<WireResponse> delivered(Request request, WireResponse response) {
        if (response.status() == PROXY_AUTHENTICATION_REQUIRED) {
            return Mono.error(() -> new UnreachableException(
                    where(request) + " was not sent: the proxy responded with HTTP 407", null));
        }
        DeliveryMode mode = response.mode();
        return switch (mode.kind()) {
            case WHOLE -> after(mode.interval().multipliedBy(mode.interim().count()), whole(request, response));
            case DRIPPING -> after(mode.interval().multipliedBy(response.size()), Mono.just(response));
            case CUT, RESET -> noResponse(request, "the connection broke");
            case STALLED -> Mono.never();
        };
    }

    private static Mono<WireResponse> whole(Request request, WireResponse response) {
        return response.size() > MAX_BODY
                ? noResponse(request, "its body exceeds the cap of " + MAX_BODY + " bytes")
                : Mono.just(response);
    }

    private <T> Mono<T> after(Duration delay, Mono<T> end) {
        return delay.isZero() ? end : time.delay(delay).then(end);
    }

    private static <T> Mono<T> noResponse(Request request, String why) {
        return Mono.error(() -> new NoResponseException(where(request) + " got no complete response: " + why, null));
    }

    private static String where(Request request) {
        return request.endpoint() + " on " + NOWHERE.uri().getAuthority();
    }

    /** Omits the engine, which knows the secret. */
    @Override
    public String toString() {
        return "InMemoryPlatform";
    }
}
