package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.RawHttpClient.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.PrematureCloseException;

/** Faults without a complete response, over HTTP and in memory. */
class NoResponseFaultTest {

    private static final String BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";
    private static final String NO_RESPONSE =
            "PATCH /open-apis/im/v2/feed_cards/bot_time_sentive on simulator.invalid got no complete response: ";

    private final SimulatorFixture fixture = SimulatorFixture.create();
    private final AccessToken token = fixture.token();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server).bearer(token.value());

    @AfterEach
    void leavesNothingOpen() {
        fixture.simulator.idle().block(Duration.ofSeconds(20));
        server.close();
        assertThat(fixture.simulator.openExchanges()).isZero();
    }

    @Test
    void resetBeforeReadingPrecedesAdmission() {
        SimulatorFixture tight = SimulatorFixture.with(builder -> builder.quota(1, 1));
        AccessToken pass = tight.token();
        tight.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.resetBeforeReading());

        assertThat(SimulatorFixture.failureOf(tight.pinning(new AccessToken("t-made-up"), "ou_1")))
                .isInstanceOf(NoResponseException.class)
                .hasMessage(NO_RESPONSE + "the connection broke");
        assertThat(tight.pin(pass, "ou_1").code()).isZero();
        assertThat(tight.simulator.journal().mostWithin(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void resetAfterReadingCountsInTheLimitAndDoesNotAct() {
        SimulatorFixture tight = SimulatorFixture.with(builder -> builder.quota(1, 1));
        AccessToken pass = tight.token();
        tight.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.resetAfterReading());

        assertThat(SimulatorFixture.failureOf(tight.pinning(pass, "ou_1")))
                .hasMessage(NO_RESPONSE + "the connection broke");
        assertThat(tight.pin(pass, "ou_1").status()).isEqualTo(429);
        assertThat(tight.simulator.pinnedCount()).isZero();
    }

    @Test
    void resetBreaksTheConnection() {
        for (Fault fault : List.of(Fault.resetBeforeReading(), Fault.resetAfterReading())) {
            assertThat(overHttp(fault)).isInstanceOf(IOException.class);
            assertThat(fixture.simulator.pinnedCount()).isZero();
        }
    }

    @Test
    void resetAfterActingPinsTheUser() {
        assertThat(overHttp(Fault.resetAfterReading().afterActing())).isInstanceOf(IOException.class);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();

        assertThat(inMemory(Fault.resetAfterReading().afterActing(), "ou_2")).isInstanceOf(NoResponseException.class);
        assertThat(fixture.simulator.isPinned("ou_2")).isTrue();
    }

    @Test
    void cutResponseIsIncomplete() {
        assertThat(overHttp(Fault.cutResponse())).isInstanceOf(PrematureCloseException.class);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();

        assertThat(inMemory(Fault.cutResponse(), "ou_2")).hasMessage(NO_RESPONSE + "the connection broke");
        assertThat(fixture.simulator.isPinned("ou_2")).isTrue();
    }

    @Test
    void stallOverHttpEndsWhenTheClientCancels() {
        Sinks.Empty<Void> arrived = Sinks.empty();
        fixture.simulator
                .faults()
                .on(
                        FaultTrigger.everyCall()
                                .forUsers(id -> arrived.tryEmitEmpty().isSuccess()),
                        Fault.stall());

        Disposable exchange =
                client.exchange("PATCH", RawHttpClient.CALL_PATH, BODY).subscribe();
        arrived.asMono().block(Duration.ofSeconds(20));
        assertThat(fixture.simulator.openExchanges()).isEqualTo(1);
        assertThat(fixture.simulator.pinnedCount()).isZero();

        exchange.dispose();
    }

    @Test
    void stallOverHttpEndsWhenTheServerCloses() {
        Sinks.Empty<Void> arrived = Sinks.empty();
        fixture.simulator
                .faults()
                .on(
                        FaultTrigger.everyCall()
                                .forUsers(id -> arrived.tryEmitEmpty().isSuccess()),
                        Fault.stall());
        Mono<Response> exchange =
                client.exchange("PATCH", RawHttpClient.CALL_PATH, BODY).cache();
        exchange.subscribe(response -> {}, failure -> {});
        arrived.asMono().block(Duration.ofSeconds(20));

        server.close();

        assertThat(SimulatorFixture.failureOf(exchange)).isNotNull();
    }

    @Test
    void stallInMemoryFailsAfterTheCallTimeout() {
        assertThat(failureAfter(Fault.stall(), Duration.ofSeconds(20)))
                .isInstanceOf(NoResponseException.class)
                .hasMessage(NO_RESPONSE + "the call timeout of 20000 ms has passed");
        assertThat(fixture.simulator.pinnedCount()).isZero();

        failureAfter(Fault.stall().afterActing(), Duration.ofSeconds(20));
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(1);
    }

    @Test
    void slowDripInMemoryFailsAfterTheCallTimeout() {
        assertThat(failureAfter(Fault.drip(Duration.ofSeconds(1)), Duration.ofSeconds(20)))
                .hasMessageEndingWith("the call timeout of 20000 ms has passed");
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(1);
    }

    @Test
    void quickDripInMemoryIsAResponse() {
        fixture.withFault(Fault.drip(Duration.ofMillis(10)));
        List<Object> responses = new ArrayList<>();
        fixture.pinning(token, "ou_1").subscribe(responses::add);

        fixture.pass(Duration.ofMillis(500));
        assertThat(responses).isEmpty();
        fixture.pass(Duration.ofMillis(500));
        assertThat(responses).hasSize(1);
    }

    @Test
    void dripOverHttpIsReadByAPatientClient() {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer other = simulator.serve()) {
            RawHttpClient patient = new RawHttpClient(other).bearer(SimulatorFixture.tokenOf(simulator));
            simulator.faults().on(FaultTrigger.everyCall(), Fault.drip(Duration.ofMillis(1)));

            assertThat(patient.patch("", BODY).text())
                    .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");
        }
    }

    @Test
    void configuredCallTimeoutApplies() {
        SimulatorFixture hasty = SimulatorFixture.with(builder -> builder.callTimeout(Duration.ofSeconds(3))
                .faults(script -> script.on(FaultTrigger.everyCall(), Fault.stall())));
        List<Throwable> failures = new ArrayList<>();
        hasty.pinning(hasty.token(), "ou_1").subscribe(response -> {}, failures::add);

        hasty.pass(Duration.ofSeconds(3).minusNanos(1));
        assertThat(failures).isEmpty();
        hasty.pass(Duration.ofNanos(1));
        assertThat(failures).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformSimulator.builder().callTimeout(Duration.ZERO));
    }

    @Test
    void unreadRequestCannotBeActedUpon() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fault.resetBeforeReading().afterActing());
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.drip(Duration.ZERO));
    }

    private Throwable overHttp(Fault fault) {
        fixture.withFault(fault);
        return Exceptions.unwrap(SimulatorFixture.failureOf(client.exchange("PATCH", RawHttpClient.CALL_PATH, BODY)));
    }

    private Throwable inMemory(Fault fault, String userId) {
        return SimulatorFixture.failureOf(fixture.withFault(fault).pinning(token, userId));
    }

    private Throwable failureAfter(Fault fault, Duration timeout) {
        List<Throwable> failures = new ArrayList<>();
        fixture.withFault(fault).pinning(token, "ou_1").subscribe(response -> {}, failures::add);
        fixture.pass(timeout.minusNanos(1));
        assertThat(failures).isEmpty();
        assertThat(fixture.simulator.openExchanges()).isEqualTo(1);
        fixture.pass(Duration.ofNanos(1));
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
