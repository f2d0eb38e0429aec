package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.PlatformEndpoint;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

class SimulatorServerTest {

    @Test
    void serverListensOnAFreePortOfTheLoopbackInterface() {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer one = simulator.serve();
                SimulatorServer other = simulator.serve()) {
            assertThat(one.baseUrl().toString()).matches("http://127\\.0\\.0\\.1:\\d+");
            assertThat(other.baseUrl()).isNotEqualTo(one.baseUrl());
            assertThat(one.simulator()).isSameAs(simulator);
            assertThat(one.credentials()).isEqualTo(simulator.credentials());
            assertThat(one.baseUrl().urlOf(PlatformEndpoint.SET_TIME_SENSITIVE)).endsWith(RawHttpClient.CALL_PATH);
        }
    }

    @Test
    void closedServerFreesItsPort() {
        PlatformSimulator simulator = PlatformSimulator.create();
        SimulatorServer first = simulator.serve();
        int port = first.baseUrl().uri().getPort();
        first.close();
        first.close();

        try (SimulatorServer second = simulator.serve(port)) {
            assertThat(second.baseUrl()).isEqualTo(first.baseUrl());
        }
    }

    @Test
    void closedServerClosesItsConnections() throws InterruptedException {
        CountDownLatch cut = new CountDownLatch(1);
        SimulatorServer server = PlatformSimulator.create().serve();
        HttpClient keepingAlive = HttpClient.create()
                .baseUrl(server.baseUrl().toString())
                .doOnConnected(connection -> connection.channel().closeFuture().addListener(closed -> cut.countDown()));
        SimulatorFixture.await(keepingAlive.get().uri("/").response());

        server.close();

        assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void limitsHoldForConcurrentConnections() {
        PlatformSimulator simulator = PlatformSimulator.builder()
                .quota(100, 300)
                .journalUserIds(false)
                .build();
        try (SimulatorServer server = simulator.serve()) {
            String token = SimulatorFixture.tokenOf(simulator);
            String body = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";
            HttpClient http = HttpClient.create()
                    .baseUrl(server.baseUrl().toString())
                    .headers(headers ->
                            headers.set("Authorization", "Bearer " + token).set("Content-Type", "application/json"));

            long admitted = SimulatorFixture.await(Flux.fromStream(
                            IntStream.range(0, 500).boxed())
                    .flatMap(
                            i -> http.patch()
                                    .uri(RawHttpClient.CALL_PATH)
                                    .send(ByteBufMono.fromString(Mono.just(body)))
                                    .responseSingle((response, content) ->
                                            content.thenReturn(response.status().code())),
                            64)
                    .filter(status -> status == 200)
                    .count());

            assertThat(simulator.journal().calls()).isEqualTo(500);
            assertThat(simulator.journal().rejectedByLimit()).isEqualTo(500 - admitted);
            assertThat(admitted).isBetween(100L, 300L);
        }
    }
}
