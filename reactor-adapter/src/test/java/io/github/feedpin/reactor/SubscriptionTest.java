package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.Answer;
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
            Mono<Answer<List<FailedUser>>> call =
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

            List<Answer<List<FailedUser>>> answers = await(Flux.range(0, 200)
                    .flatMap(i -> platform.setTimeSensitive(PIN, TOKEN), 200)
                    .collectList());

            assertThat(answers).hasSize(200).allMatch(answer -> answer.data() != null);
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

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN))).isInstanceOf(NoAnswerException.class);

            assertThat(server.requests()).isEqualTo(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void cancellingBeforeTheAnswerClosesTheConnection() {
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
    void cancellingWithinTheAnswerClosesTheConnection() {
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
        Sinks.One<String> answer = Sinks.one();
        try (TestServer server = TestServer.that((request, response) -> response.sendString(answer.asMono()))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            Mono<Answer<List<FailedUser>>> inFlight =
                    platform.setTimeSensitive(PIN, TOKEN).cache();
            inFlight.subscribe();
            server.arrivals().blockFirst(PATIENCE);

            platform.close().block(PATIENCE);
            answer.tryEmitValue(TestServer.SUCCESS);

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
