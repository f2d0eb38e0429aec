package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
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

/** When something is sent, how often, and what becomes of the connections. */
class SubscriptionTest {

    @Test
    void sendsOncePerSubscriptionAndNothingBefore() {
        try (TestServer server = TestServer.answering(200, TestServer.SUCCESS)) {
            Mono<PlatformResponse<List<FailedUser>>> call =
                    ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(PIN, TOKEN);
            assertThat(server.requests()).isZero();

            await(call);
            await(call);

            assertThat(server.requests()).isEqualTo(2);
        }
    }

    @Test
    void keepsAConnectionForTheNextCall() {
        try (TestServer server = TestServer.answering(200, TestServer.SUCCESS)) {
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
    void opensNoMoreConnectionsThanAllowedAndServesAllCalls() {
        try (TestServer server = TestServer.answering(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(3)
                    .build();

            List<PlatformResponse<List<FailedUser>>> responses = await(Flux.range(0, 200)
                    .flatMap(i -> platform.setTimeSensitive(PIN, TOKEN), 200)
                    .collectList());

            assertThat(responses).hasSize(200).allMatch(response -> response.data() != null);
            assertThat(server.connections()).isBetween(1L, 3L);
        }
    }

    @Test
    void neverSendsAgainAfterThePooledConnectionWasReset() {
        try (TestServer server = TestServer.succeedingBefore(1, TestServer::reset)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .httpClient(client -> client.disableRetry(false))
                    .build();
            pin(platform);

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN))).isInstanceOf(NoResponseException.class);

            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cancellingBeforeTheResponseClosesTheConnection() {
        try (TestServer server = TestServer.that(TestServer::silence)) {
            Disposable call = ReactorNettyPlatform.create(server.baseUrl())
                    .setTimeSensitive(PIN, TOKEN)
                    .subscribe();
            server.arrivals().blockFirst(PATIENCE);

            call.dispose();

            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
        }
    }

    @Test
    void cancellingWithinTheResponseClosesTheConnection() {
        try (TestServer server = TestServer.that(TestServer::drip)) {
            Disposable call = ReactorNettyPlatform.create(server.baseUrl())
                    .setTimeSensitive(PIN, TOKEN)
                    .subscribe();
            server.arrivals().blockFirst(PATIENCE);

            call.dispose();

            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
        }
    }

    @Test
    void closingLetsGoOfIdleConnectionsAndMaySafelyBeRepeated() {
        try (TestServer server = TestServer.answering(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            pin(platform);

            platform.close().block(PATIENCE);
            platform.close().block(PATIENCE);

            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
        }
    }

    @Test
    void closingLetsACallInFlightFinish() {
        Sinks.One<String> body = Sinks.one();
        try (TestServer server = TestServer.that((request, response) -> response.sendString(body.asMono()))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            Mono<PlatformResponse<List<FailedUser>>> inFlight =
                    platform.setTimeSensitive(PIN, TOKEN).cache();
            inFlight.subscribe();
            server.arrivals().blockFirst(PATIENCE);

            platform.close().block(PATIENCE);
            body.tryEmitValue(TestServer.SUCCESS);

            assertThat(await(inFlight).code()).isZero();
            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
        }
    }

    @Test
    void aClosedPlatformSendsNothing() {
        try (TestServer server = TestServer.answering(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            Mono<Void> close = platform.close();
            assertThat(pin(platform).code()).isZero();

            close.block(PATIENCE);

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageEndingWith("the platform is closed");
            assertThat(server.requests()).isEqualTo(1);
        }
    }
}
