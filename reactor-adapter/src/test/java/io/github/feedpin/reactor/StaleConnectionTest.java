package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** The server closes a pooled connection. */
class StaleConnectionTest {

    private final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();

    private final RawServer.Script success = (socket, out) -> {
        sockets.add(socket);
        RawServer.sending(RawServer.http(TestServer.SUCCESS)).respond(socket, out);
    };

    @Test
    void connectionClosedBetweenCallsIsReplaced() throws Exception {
        Sinks.Empty<Void> seen = Sinks.empty();
        try (RawServer server = new RawServer(success)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .httpClient(client -> client.doOnChannelInit((observer, channel, address) ->
                            channel.closeFuture().addListener(closed -> seen.tryEmitEmpty())))
                    .build();
            pin(platform);

            sockets.take().close();
            seen.asMono().block(MAX_WAIT);

            assertThat(pin(platform).code()).isZero();
            platform.close().block(MAX_WAIT);
        }
    }

    /** The request has been written, and it is unknown whether the server has read it. */
    @Test
    void connectionClosedAfterRequestFailsWithNoResponse() throws IOException {
        try (RawServer server = new RawServer(success)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .build();
            pin(platform);

            server.setScript((socket, out) -> socket.close());

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("the connection broke");
            server.setScript(success);
            assertThat(pin(platform).code()).isZero();
            platform.close().block(MAX_WAIT);
        }
    }

    /** The server closes connections while the next calls are sent. */
    @Test
    void requestReceivedByServerIsNeverReportedAsNotSent() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        try (RawServer server = new RawServer((socket, out) -> {
            requests.incrementAndGet();
            RawServer.sending(RawServer.http(TestServer.SUCCESS)).respond(socket, out);
            out.flush();
            RawServer.reset(socket);
        })) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(2)
                    .build();

            Long unsent = await(Flux.range(0, 500)
                    .flatMap(
                            i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).materialize(), 4)
                    .filter(end -> end.getThrowable() instanceof UnreachableException)
                    .count());

            assertThat(requests.get()).isLessThanOrEqualTo(500 - unsent.intValue());
            platform.close().block(MAX_WAIT);
        }
    }
}
