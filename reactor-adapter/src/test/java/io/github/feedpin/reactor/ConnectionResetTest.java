package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** The connection of an abandoned call is reset, so that its request cannot arrive late. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionResetTest {

    private static final Duration ENOUGH_TO_CONNECT = Duration.ofSeconds(2);

    /** TLS that ends without close_notify; whether the server also sees the reset depends on its kernel. */
    private static final String NO_CLOSE_NOTIFY = "no close_notify";

    private final Sinks.Many<Throwable> ends = Sinks.many().replay().all();
    private final Sinks.One<Boolean> arrived = Sinks.one();

    @Test
    void whenCallIsCancelledConnectionIsReset() throws IOException {
        assertReset(ReactorNettyPlatformBuilder::build, this::cancel);
    }

    @Test
    void whenCallTimeoutExpiresConnectionIsReset() throws IOException {
        assertReset(builder -> builder.callTimeout(ENOUGH_TO_CONNECT).build(), ConnectionResetTest::fail);
    }

    @Test
    void whenResponseTimeoutExpiresConnectionIsReset() throws IOException {
        assertReset(builder -> builder.responseTimeout(SHORT).build(), ConnectionResetTest::fail);
    }

    @Test
    void whenCallOverTlsIsCancelledConnectionIsReset() {
        try (TestServer server = SecureServer.that(this::stall)) {
            cancel(SecureServer.http11(server).build());

            assertThat(end()).isInstanceOf(IOException.class).hasMessage(NO_CLOSE_NOTIFY);
        }
    }

    @Test
    void whenOnlyCallOfHttp2ConnectionIsCancelledConnectionIsReset() {
        try (TestServer server = SecureServer.that(this::stall)) {
            cancel(SecureServer.http2(server).build());

            assertThat(end()).isInstanceOf(IOException.class).hasMessage(NO_CLOSE_NOTIFY);
        }
    }

    @Test
    void whenHttp2ConnectionIsSharedOnlyStreamOfCancelledCallIsReset() {
        Sinks.Empty<Void> closed = Sinks.empty();
        Sinks.Empty<Void> first = Sinks.empty();
        try (TestServer server = SecureServer.that((request, response) -> {
            boolean stalled = first.tryEmitEmpty().isSuccess();
            request.withConnection(
                    connection -> connection.channel().closeFuture().addListener(done -> closed.tryEmitEmpty()));
            return stalled ? Mono.never() : response.sendString(closed.asMono().thenReturn(TestServer.SUCCESS));
        })) {
            ReactorNettyPlatform platform =
                    SecureServer.http2(server).maxConnections(1).build();
            Disposable given = platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).subscribe();
            server.arrivals().blockFirst(MAX_WAIT);
            Mono<Integer> other = platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                    .map(response -> Objects.requireNonNull(response.code()))
                    .cache();
            other.subscribe();
            server.arrivals().skip(1).blockFirst(MAX_WAIT);

            given.dispose();

            assertThat(await(other)).isZero();
        }
    }

    private interface Building {
        ReactorNettyPlatform build(ReactorNettyPlatformBuilder builder);
    }

    private void assertReset(Building building, Consumer<ReactorNettyPlatform> use) throws IOException {
        try (RawServer server = new RawServer((socket, out) -> recordEnd(socket))) {
            use.accept(building.build(ReactorNettyPlatform.builder(server.baseUrl())));

            assertThat(end()).isInstanceOf(IOException.class).hasMessageContaining("Connection reset");
        }
    }

    private void cancel(ReactorNettyPlatform platform) {
        Disposable call = platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).subscribe();
        arrived.asMono().block(MAX_WAIT);
        call.dispose();
    }

    private static void fail(ReactorNettyPlatform platform) {
        assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN))).isInstanceOf(NoResponseException.class);
    }

    private Throwable end() {
        return await(ends.asFlux().next());
    }

    /** Keeps reading: an orderly close ends the stream, a reset throws an exception. */
    private void recordEnd(Socket socket) {
        arrived.tryEmitValue(true);
        try {
            int next = socket.getInputStream().read();
            ends.tryEmitNext(new AssertionError("closed in order: " + next));
        } catch (IOException reset) {
            ends.tryEmitNext(reset);
        }
    }

    private Mono<Void> stall(HttpServerRequest request, HttpServerResponse response) {
        request.withConnection(connection -> {
            Channel channel = connection.channel();
            Channel whole = channel instanceof Http2StreamChannel ? channel.parent() : channel;
            whole.pipeline().addAfter(NettyPipeline.SslHandler, "test.end", new ChannelInboundHandlerAdapter() {
                @Override
                public void userEventTriggered(ChannelHandlerContext context, Object event) {
                    if (event instanceof SslCloseCompletionEvent end) {
                        ends.tryEmitNext(
                                end.isSuccess()
                                        ? new AssertionError("closed in order")
                                        : new IOException(NO_CLOSE_NOTIFY));
                    }
                    context.fireUserEventTriggered(event);
                }
            });
        });
        return request.receive()
                .then(Mono.fromRunnable(() -> arrived.tryEmitValue(true)))
                .then(Mono.never());
    }
}
