package io.github.feedpin.simulator;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The engine over HTTP: finds the endpoint, reads the request, lets the engine decide, writes the answer. */
final class HttpDoor implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

    private final Engine engine;
    private final RoundTrip roundTrip;
    private final RequestReader reader = new RequestReader();
    private final ReplyWriter writer = new ReplyWriter();

    HttpDoor(Engine engine, RoundTrip roundTrip) {
        this.engine = engine;
        this.roundTrip = roundTrip;
    }

    @Override
    public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
        @Nullable SimulatedEndpoint endpoint = SimulatedEndpoint.at(request.fullPath());
        Mono<HttpReply> reply;
        if (endpoint == null) {
            reply = refused(Refusal.NOT_FOUND);
        } else if (!endpoint.method().equals(request.method().name())) {
            response.header(HttpHeaderNames.ALLOW, endpoint.method());
            reply = refused(Refusal.METHOD_NOT_ALLOWED);
        } else {
            reply = RequestBody.read(request)
                    .flatMap(body -> roundTrip.around(() -> decide(endpoint, request, body)))
                    .onErrorResume(RequestBody.TooLarge.class, tooLarge -> refused(Refusal.BODY_TOO_LARGE));
        }
        return reply.flatMap(ready -> ready.send(response));
    }

    private HttpReply decide(SimulatedEndpoint endpoint, HttpServerRequest request, byte[] body) {
        return switch (endpoint) {
            case SET_TIME_SENSITIVE -> writer.call(engine.setTimeSensitive(reader.call(request, body)));
            case TENANT_ACCESS_TOKEN, APP_ACCESS_TOKEN ->
                writer.token(endpoint, engine.issueToken(endpoint, reader.credentials(body)));
        };
    }

    private Mono<HttpReply> refused(Refusal refusal) {
        return roundTrip.around(() -> writer.refusal(engine.refuse(refusal)));
    }
}
