package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Calls over TLS, with HTTP/1.1 and with HTTP/2. */
class SecureTransportTest {

    private final Queue<String> protocols = new ConcurrentLinkedQueue<>();

    @Test
    void http11IsUsedByDefault() {
        try (TestServer server = SecureServer.that(this::succeed)) {
            ReactorNettyPlatform platform = SecureServer.http11(server).build();

            assertThat(pin(platform).code()).isZero();
            assertThat(protocols).containsExactly("HTTP/1.1");
        }
    }

    @Test
    void http2IsUsedWhenConfigured() {
        try (TestServer server = SecureServer.that(this::succeed)) {
            ReactorNettyPlatform platform = SecureServer.http2(server).build();

            Long proven = await(Flux.range(0, 50)
                    .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN), 50)
                    .filter(response -> response.data() != null)
                    .count());

            assertThat(proven).isEqualTo(50);
            assertThat(protocols).hasSize(50).containsOnly("HTTP/2.0");
        }
    }

    @Test
    void withoutDataOverHttp2CallFailsWithNoResponse() {
        try (TestServer server = SecureServer.that(TestServer::noResponse)) {
            ReactorNettyPlatform platform =
                    SecureServer.http2(server).responseTimeout(SHORT).build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }

    @Test
    void interimResponsesOverHttp2AreSkipped() {
        try (TestServer server = SecureServer.that((request, response) ->
                sendHead(request, "103").then(sendHead(request, "100")).then(success(response)))) {
            ReactorNettyPlatform platform = SecureServer.http2(server).build();

            assertThat(pin(platform).code()).isZero();
            assertThat(pin(platform).code()).isZero();
        }
    }

    @Test
    void whenInterimResponsesOverHttp2NeverEndResponseTimeoutExpires() {
        try (TestServer server = SecureServer.that((request, response) -> sendHead(request, "102")
                .then(Mono.delay(Duration.ofMillis(1)))
                .repeat()
                .then())) {
            ReactorNettyPlatform platform =
                    SecureServer.http2(server).responseTimeout(SHORT).build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }

    @Test
    void whenServerSwitchesProtocolsOverHttp2ResponseHasNoCode() {
        try (TestServer server = SecureServer.that(
                (request, response) -> sendHead(request, "101").then(success(response)))) {
            assertThat(failureOf(SecureServer.http2(server).build().setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class);
        }
    }

    private static Mono<Void> success(HttpServerResponse response) {
        return response.sendString(Mono.just(TestServer.SUCCESS)).then();
    }

    private static Mono<Void> sendHead(HttpServerRequest request, String status) {
        return Mono.create(sink -> request.withConnection(connection -> connection
                .channel()
                .pipeline()
                .firstContext()
                .writeAndFlush(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers().status(status)))
                .addListener(sent -> {
                    if (sent.isSuccess()) {
                        sink.success();
                    } else {
                        sink.error(sent.cause());
                    }
                })));
    }

    private Publisher<Void> succeed(HttpServerRequest request, HttpServerResponse response) {
        protocols.add(request.version().text());
        return response.sendString(Mono.just(TestServer.SUCCESS));
    }
}
