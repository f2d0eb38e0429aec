package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.response.WireResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The engine over HTTP: finds the endpoint, reads the request, lets the engine decide, sends the response. */
public final class HttpTransport implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private final Engine engine;
    private final RoundTrip roundTrip;
    private final OpenExchanges exchanges;
    private final HttpSender sender;
    private final RequestReader reader = new RequestReader();

    HttpTransport(Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, HttpSender sender) {
        this.engine = engine;
        this.roundTrip = roundTrip;
        this.exchanges = exchanges;
        this.sender = sender;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        return exchanges.counted(responseTo(request, response).flatMap(wire -> sender.send(wire, response)));
    }

    private Mono<WireResponse> responseTo(HttpServerRequest request, HttpServerResponse response) {
        @Nullable Endpoint endpoint = Endpoint.at(request.fullPath());
        if (endpoint == null) {
            return rejected(Rejection.NOT_FOUND);
        }
        if (!endpoint.method().equals(request.method().name())) {
            response.header(HttpHeaderNames.ALLOW, endpoint.method());
            return rejected(Rejection.METHOD_NOT_ALLOWED);
        }
        return RequestBody.read(request)
                .flatMap(body -> roundTrip.around(() -> engine.receive(reader.read(endpoint, request, body))))
                .onErrorResume(RequestBody.TooLarge.class, tooLarge -> rejected(Rejection.BODY_TOO_LARGE));
    }

    private Mono<WireResponse> rejected(Rejection rejection) {
        return roundTrip.around(() -> engine.reject(rejection));
    }
}
