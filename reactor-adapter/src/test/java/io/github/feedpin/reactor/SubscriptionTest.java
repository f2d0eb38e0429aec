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
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** When and how often requests are sent, and how connections are reused and closed. */
class SubscriptionTest {

    @Test
    void eachSubscriptionSendsOneRequest() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            Mono<PlatformResponse<List<FailedUser>>> call =
                    ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN);
            assertThat(server.requests()).isZero();

            await(call);
            await(call);

            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void connectionIsReusedByNextCall() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .build();

            for (int i = 0; i < 5; i++) {
                pin(platform);
            }

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void allCallsAreServedWithinMaximumConnections() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(3)
                    .build();

            List<PlatformResponse<List<FailedUser>>> responses = await(Flux.range(0, 200)
                    .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN), 200)
                    .collectList());

            assertThat(responses).hasSize(200).allMatch(response -> response.data() != null);
            assertThat(server.connections()).isBetween(1L, 3L);
        }
    }

    @Test
    void requestIsNotRepeatedAfterConnectionReset() {
        try (TestServer server = TestServer.succeedingBefore(1, TestServer::reset)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .httpClient(client -> client.disableRetry(false))
                    .build();
            pin(platform);

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class);

            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cancellationBeforeResponseClosesConnection() {
        try (TestServer server = TestServer.that(TestServer::noResponse)) {
            Disposable call = ReactorNettyPlatform.create(server.baseUrl())
                    .setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                    .subscribe();
            server.arrivals().blockFirst(MAX_WAIT);

            call.dispose();

            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
        }
    }

    @Test
    void cancellationWithinResponseClosesConnection() {
        try (TestServer server = TestServer.that(TestServer::endless)) {
            Disposable call = ReactorNettyPlatform.create(server.baseUrl())
                    .setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                    .subscribe();
            server.arrivals().blockFirst(MAX_WAIT);

            call.dispose();

            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
        }
    }

    @Test
    void closingIsIdempotentAndClosesIdleConnections() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            pin(platform);

            platform.close().block(MAX_WAIT);
            platform.close().block(MAX_WAIT);

            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
        }
    }

    @Test
    void closingLetsCallInFlightComplete() {
        Sinks.One<String> body = Sinks.one();
        try (TestServer server = TestServer.that((request, response) -> response.sendString(body.asMono()))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            Mono<PlatformResponse<List<FailedUser>>> inFlight =
                    platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).cache();
            inFlight.subscribe();
            server.arrivals().blockFirst(MAX_WAIT);

            platform.close().block(MAX_WAIT);
            body.tryEmitValue(TestServer.SUCCESS);

            assertThat(await(inFlight).code()).isZero();
            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
        }
    }

    @Test
    void closedPlatformSendsNoRequest() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            Mono<Void> close = platform.close();
            assertThat(pin(platform).code()).isZero();

            close.block(MAX_WAIT);

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageEndingWith("the platform is closed");
            assertThat(server.requests()).isEqualTo(1);
        }
    }
}
