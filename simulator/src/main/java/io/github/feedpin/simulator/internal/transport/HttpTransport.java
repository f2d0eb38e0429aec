package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.simulator.internal.engine.Endpoint;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.engine.Rejection;
import io.github.feedpin.simulator.internal.response.WireResponse;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The engine over HTTP: finds the endpoint, reads the request, lets the engine decide, sends the response. */
public record HttpTransport(Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, HttpSender sender)
        implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    /** A limit that no valid request reaches. */
    private static final int MAX_BODY = 1024 * 1024;

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        return exchanges.counted(responseTo(request, response).flatMap(wire -> sender.send(wire, response)));
    }

    private Mono<WireResponse> responseTo(HttpServerRequest request, HttpServerResponse response) {
        String path = pathOf(request);
        @Nullable Endpoint endpoint = Endpoint.at(path);
        if (endpoint == null) {
            return rejected(Rejection.NOT_FOUND);
        }
        if (!endpoint.method().equals(request.method().name())) {
            response.header(HttpHeaderNames.ALLOW, endpoint.method());
            return rejected(Rejection.METHOD_NOT_ALLOWED);
        }
        return bodyOf(request)
                .flatMap(body ->
                        roundTrip.around(() -> engine.receive(RequestReader.read(endpoint, path, request, body))))
                .onErrorResume(TooLongFrameException.class, tooLarge -> rejected(Rejection.BODY_TOO_LARGE));
    }

    /** Returns the path as it was sent, without a query; empty if it is malformed. */
    private static String pathOf(HttpServerRequest request) {
        try {
            return URI.create(request.uri().split("[?#]", 2)[0]).getRawPath();
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    /** Emits the complete body, empty if there is none; fails with {@link TooLongFrameException} at the limit. */
    private static Mono<byte[]> bodyOf(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, HttpTransport::add)
                .map(ByteArrayOutputStream::toByteArray);
    }

    private static void add(ByteArrayOutputStream body, byte[] part) {
        if (body.size() + part.length > MAX_BODY) {
            throw new TooLongFrameException("The request body is larger than " + MAX_BODY + " bytes");
        }
        body.writeBytes(part);
    }

    private Mono<WireResponse> rejected(Rejection rejection) {
        return roundTrip.around(() -> engine.reject(rejection));
    }
}
