package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static reactor.core.publisher.Sinks.EmitResult.FAIL_NON_SERIALIZED;

import io.github.feedpin.platform.BaseUrl;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.Http2StreamChannel;
import java.net.URI;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** HTTP server on a free port with configurable responses; records requests and connections. */
final class TestServer implements AutoCloseable {

    /** Sends a response, or something else. */
    interface Handler extends BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {}

    static final String SUCCESS = "{\"code\":0,\"msg\":\"success\",\"data\":{}}";

    /** Retries while another thread emits, since requests arrive concurrently. */
    private static final Sinks.EmitFailureHandler ONE_AT_A_TIME = (signal, result) -> result == FAIL_NON_SERIALIZED;

    private final DisposableServer server;
    private final String scheme;
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<String> connectionIds = new ConcurrentLinkedQueue<>();
    private final Sinks.Many<Integer> arrivals = Sinks.many().replay().all();
    private final Sinks.One<Boolean> closedConnection = Sinks.one();

    private TestServer(String scheme, UnaryOperator<HttpServer> settings, Handler handler) {
        this.scheme = scheme;
        this.server = settings.apply(HttpServer.create().host("127.0.0.1").port(0))
                .handle((request, response) -> {
                    request.withConnection(connection -> {
                        connectionIds.add(whole(connection.channel()).id().asLongText());
                        connection.channel().closeFuture().addListener(f -> closedConnection.tryEmitValue(true));
                    });
                    arrivals.emitNext(requests.incrementAndGet(), ONE_AT_A_TIME);
                    return handler.apply(request, response);
                })
                .bindNow();
    }

    static TestServer that(Handler handler) {
        return new TestServer("http", UnaryOperator.identity(), handler);
    }

    static TestServer with(String scheme, UnaryOperator<HttpServer> settings, Handler handler) {
        return new TestServer(scheme, settings, handler);
    }

    /** Creates a server that responds to every request with this body. */
    static TestServer responding(int status, String body) {
        return that((request, response) -> response.status(status).sendString(Mono.just(body)));
    }

    /** Creates a server that succeeds a number of times, then uses another handler. */
    static TestServer succeedingBefore(int successes, Handler then) {
        AtomicInteger count = new AtomicInteger();
        return that((request, response) -> count.incrementAndGet() <= successes
                ? response.sendString(Mono.just(SUCCESS))
                : then.apply(request, response));
    }

    /** Resets the connection instead of responding. */
    static Publisher<Void> reset(HttpServerRequest request, HttpServerResponse response) {
        request.withConnection(connection -> {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            connection.channel().close();
        });
        return Mono.never();
    }

    /** Never responds. */
    static Publisher<Void> noResponse(HttpServerRequest request, HttpServerResponse response) {
        return Mono.never();
    }

    /** Sends an endless response, one byte at a time. */
    static Publisher<Void> endless(HttpServerRequest request, HttpServerResponse response) {
        Flux<ByteBuf> bytes = Flux.interval(Duration.ofMillis(20))
                .onBackpressureDrop()
                .map(tick -> Unpooled.wrappedBuffer(new byte[] {' '}));
        return response.send(bytes, flushed -> true);
    }

    /** Sends raw text and closes the connection. */
    static Handler raw(String text) {
        return (request, response) -> {
            request.withConnection(connection -> connection
                    .channel()
                    .pipeline()
                    .firstContext()
                    .writeAndFlush(Unpooled.copiedBuffer(text, US_ASCII))
                    .addListener(ChannelFutureListener.CLOSE));
            return Mono.never();
        };
    }

    /** With HTTP/2, each request has its own channel. */
    private static Channel whole(Channel channel) {
        return channel instanceof Http2StreamChannel ? channel.parent() : channel;
    }

    BaseUrl baseUrl() {
        return new BaseUrl(URI.create(scheme + "://localhost:" + server.port()));
    }

    int requests() {
        return requests.get();
    }

    /** Returns the number of connections that were used. */
    long connections() {
        return connectionIds.stream().distinct().count();
    }

    /** Emits the number of each request as it arrives, from the first on. */
    Flux<Integer> arrivals() {
        return arrivals.asFlux();
    }

    /** Emits when a connection has been closed. */
    Mono<Boolean> connectionClosed() {
        return closedConnection.asMono();
    }

    @Override
    public void close() {
        server.disposeNow();
    }
}
