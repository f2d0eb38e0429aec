package io.github.feedpin.simulator;

import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Delivery.Forged;
import io.github.feedpin.simulator.Delivery.Genuine;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The engine as a port. It makes of every ending what an adapter would that has a call timeout, inflates, and caps bodies. */
record InMemoryPlatform(
        Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, TimeSource time, Duration callTimeout)
        implements FeedpinPlatform {

    static final int MAX_BODY = 1024 * 1024;

    /** Only a proxy answers so, and has passed nothing on then. */
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final BaseUrl NOWHERE = BaseUrl.of("http://simulator.invalid");

    @Override
    public BaseUrl baseUrl() {
        return NOWHERE;
    }

    @Override
    public Mono<Answer<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        PinCall call = PinCall.of(request, token);
        return exchange(call, answer -> AnswerReader.call(call, answer));
    }

    @Override
    public Mono<Answer<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        Objects.requireNonNull(credentials, "credentials");
        TokenRequest request = new TokenRequest(SimulatedEndpoint.TENANT_ACCESS_TOKEN, credentials);
        return exchange(request, answer -> AnswerReader.token(request, answer));
    }

    private <T> Mono<Answer<T>> exchange(Request<T> request, Function<WireAnswer, Answer<T>> reader) {
        Mono<Answer<T>> exchange = roundTrip
                .around(() -> engine.receive(request))
                .flatMap(delivery -> delivery instanceof Genuine<T> genuine
                        ? Mono.just(genuine.reply().answer())
                        : receive(request, ((Forged<T>) delivery).answer(), reader));
        return exchanges
                .counted(exchange)
                .timeout(
                        callTimeout,
                        noAnswer(request, "the call timeout of " + callTimeout.toMillis() + " ms has passed"),
                        time.scheduler());
    }

    private <T> Mono<Answer<T>> receive(Request<T> request, WireAnswer answer, Function<WireAnswer, Answer<T>> reader) {
        if (answer.status() == PROXY_AUTHENTICATION_REQUIRED) {
            return Mono.error(() -> new UnreachableException(
                    request.endpoint() + " on " + NOWHERE.uri().getAuthority()
                            + " was not sent: the proxy answered 407",
                    null));
        }
        return switch (answer.manner().kind()) {
            case WHOLE -> afterInterim(answer.manner(), whole(request, answer, reader));
            case DRIPPING ->
                time.delay(answer.manner().interval().multipliedBy(answer.size()))
                        .then(Mono.fromSupplier(() -> reader.apply(answer)));
            case CUT, RESET -> noAnswer(request, "the connection broke");
            case STALLED -> Mono.never();
        };
    }

    private static <T> Mono<Answer<T>> whole(
            Request<T> request, WireAnswer answer, Function<WireAnswer, Answer<T>> reader) {
        return answer.size() > MAX_BODY
                ? noAnswer(request, "its body exceeds the cap of " + MAX_BODY + " bytes")
                : Mono.fromSupplier(() -> reader.apply(answer));
    }

    private <T> Mono<T> afterInterim(Manner manner, Mono<T> end) {
        Duration passing = manner.interval().multipliedBy(manner.interim().count());
        return passing.isZero() ? end : time.delay(passing).then(end);
    }

    private static <T> Mono<Answer<T>> noAnswer(Request<T> request, String what) {
        String where = request.endpoint() + " on " + NOWHERE.uri().getAuthority();
        return Mono.error(() -> new NoAnswerException(where + " got no whole answer: " + what, null));
    }

    /** Without the engine, which knows the secret. */
    @Override
    public String toString() {
        return "InMemoryPlatform";
    }
}
