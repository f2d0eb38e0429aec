package io.github.feedpin.simulator;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Delivery.Forged;
import io.github.feedpin.simulator.Delivery.Genuine;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The engine as a port. It makes of every ending what an adapter would that has a call timeout, inflates, and caps
 * bodies.
 */
record InMemoryPlatform(
        Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, TimeSource time, Duration callTimeout)
        implements FeedpinPlatform {

    static final int MAX_BODY = 1024 * 1024;

    /** Only a proxy responses so, and has passed nothing on then. */
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final BaseUrl NOWHERE = BaseUrl.of("http://simulator.invalid");

    @Override
    public BaseUrl baseUrl() {
        return NOWHERE;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        PinCall call = PinCall.of(request, token);
        return exchange(call, response -> InMemoryResponseReader.call(call, response));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        TokenRequest request = new TokenRequest(SimulatedEndpoint.TENANT_ACCESS_TOKEN, credentials);
        return exchange(request, response -> InMemoryResponseReader.token(request, response));
    }

    private <T> Mono<PlatformResponse<T>> exchange(
            Request<T> request, Function<WireResponse, PlatformResponse<T>> reader) {
        Mono<PlatformResponse<T>> exchange = roundTrip
                .around(() -> engine.receive(request))
                .flatMap(delivery -> delivery instanceof Genuine<T> genuine
                        ? Mono.just(genuine.reply().response())
                        : receive(request, ((Forged<T>) delivery).response(), reader));
        return exchanges
                .counted(exchange)
                .timeout(
                        callTimeout,
                        noResponse(request, "the call timeout of " + callTimeout.toMillis() + " ms has passed"),
                        time.scheduler());
    }

    private <T> Mono<PlatformResponse<T>> receive(
            Request<T> request, WireResponse response, Function<WireResponse, PlatformResponse<T>> reader) {
        if (response.status() == PROXY_AUTHENTICATION_REQUIRED) {
            return Mono.error(() -> new UnreachableException(
                    request.endpoint() + " on " + NOWHERE.uri().getAuthority()
                            + " was not sent: the proxy responded with 407",
                    null));
        }
        return switch (response.manner().kind()) {
            case WHOLE -> afterInterim(response.manner(), whole(request, response, reader));
            case DRIPPING ->
                time.delay(response.manner().interval().multipliedBy(response.size()))
                        .then(Mono.fromSupplier(() -> reader.apply(response)));
            case CUT, RESET -> noResponse(request, "the connection broke");
            case STALLED -> Mono.never();
        };
    }

    private static <T> Mono<PlatformResponse<T>> whole(
            Request<T> request, WireResponse response, Function<WireResponse, PlatformResponse<T>> reader) {
        return response.size() > MAX_BODY
                ? noResponse(request, "its body exceeds the cap of " + MAX_BODY + " bytes")
                : Mono.fromSupplier(() -> reader.apply(response));
    }

    private <T> Mono<T> afterInterim(DeliveryMode manner, Mono<T> end) {
        Duration passing = manner.interval().multipliedBy(manner.interim().count());
        return passing.isZero() ? end : time.delay(passing).then(end);
    }

    private static <T> Mono<PlatformResponse<T>> noResponse(Request<T> request, String what) {
        String where = request.endpoint() + " on " + NOWHERE.uri().getAuthority();
        return Mono.error(() -> new NoResponseException(where + " got no whole response: " + what, null));
    }

    /** Without the engine, which knows the secret. */
    @Override
    public String toString() {
        return "InMemoryPlatform";
    }
}
