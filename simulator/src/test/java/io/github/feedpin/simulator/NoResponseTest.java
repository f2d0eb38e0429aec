package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.RawClient.Response;
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

/** Faults that leave the client without a whole response, over the wire and in memory. */
class NoResponseTest {

    private static final String BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";
    private static final String NO_ANSWER =
            "PATCH /open-apis/im/v2/feed_cards/bot_time_sentive on simulator.invalid got no whole response: ";

    private final Bench bench = Bench.create();
    private final AccessToken token = bench.token();
    private final SimulatorServer server = bench.simulator.serve();
    private final RawClient client = new RawClient(server).bearer(token.value());

    @AfterEach
    void leavesNothingOpen() {
        bench.simulator.idle().block(Duration.ofSeconds(20));
        server.close();
        assertThat(bench.simulator.openExchanges()).isZero();
    }

    @Test
    void aResetBeforeReadingNeverGetsToTheGate() {
        Bench tight = Bench.with(builder -> builder.quota(1, 1));
        AccessToken pass = tight.token();
        tight.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.resetBeforeReading());

        assertThat(Bench.failureOf(tight.pinning(new AccessToken("t-made-up"), "ou_1")))
                .isInstanceOf(NoResponseException.class)
                .hasMessage(NO_ANSWER + "the connection broke");
        assertThat(tight.pin(pass, "ou_1").code()).isZero();
        assertThat(tight.simulator.journal().mostWithin(Duration.ofSeconds(1))).isEqualTo(2);
    }

    @Test
    void aResetAfterReadingCountsInTheLimitAndDoesNothing() {
        Bench tight = Bench.with(builder -> builder.quota(1, 1));
        AccessToken pass = tight.token();
        tight.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.resetAfterReading());

        assertThat(Bench.failureOf(tight.pinning(pass, "ou_1"))).hasMessage(NO_ANSWER + "the connection broke");
        assertThat(tight.pin(pass, "ou_1").status()).isEqualTo(429);
        assertThat(tight.simulator.pinnedCount()).isZero();
    }

    @Test
    void aResetBreaksTheConnection() {
        for (Fault fault : List.of(Fault.resetBeforeReading(), Fault.resetAfterReading())) {
            assertThat(overHttp(fault)).isInstanceOf(IOException.class);
            assertThat(bench.simulator.pinnedCount()).isZero();
        }
    }

    @Test
    void aResetMayComeAfterActing() {
        assertThat(overHttp(Fault.resetAfterReading().afterActing())).isInstanceOf(IOException.class);
        assertThat(bench.simulator.isPinned("ou_1")).isTrue();

        assertThat(inMemory(Fault.resetAfterReading().afterActing(), "ou_2")).isInstanceOf(NoResponseException.class);
        assertThat(bench.simulator.isPinned("ou_2")).isTrue();
    }

    @Test
    void aResponseMayBeCut() {
        assertThat(overHttp(Fault.cutResponse())).isInstanceOf(PrematureCloseException.class);
        assertThat(bench.simulator.isPinned("ou_1")).isTrue();

        assertThat(inMemory(Fault.cutResponse(), "ou_2")).hasMessage(NO_ANSWER + "the connection broke");
        assertThat(bench.simulator.isPinned("ou_2")).isTrue();
    }

    @Test
    void aStallNeverResponsesOverHttpAndEndsWithTheClient() {
        Sinks.Empty<Void> arrived = Sinks.empty();
        bench.simulator
                .faults()
                .on(
                        FaultTrigger.everyCall()
                                .forUsers(id -> arrived.tryEmitEmpty().isSuccess()),
                        Fault.stall());

        Disposable exchange =
                client.exchange("PATCH", RawClient.CALL_PATH, BODY).subscribe();
        arrived.asMono().block(Duration.ofSeconds(20));
        assertThat(bench.simulator.openExchanges()).isEqualTo(1);
        assertThat(bench.simulator.pinnedCount()).isZero();

        exchange.dispose();
    }

    @Test
    void aStallOverHttpEndsWithTheServer() {
        Sinks.Empty<Void> arrived = Sinks.empty();
        bench.simulator
                .faults()
                .on(
                        FaultTrigger.everyCall()
                                .forUsers(id -> arrived.tryEmitEmpty().isSuccess()),
                        Fault.stall());
        Mono<Response> exchange =
                client.exchange("PATCH", RawClient.CALL_PATH, BODY).cache();
        exchange.subscribe(response -> {}, failure -> {});
        arrived.asMono().block(Duration.ofSeconds(20));

        server.close();

        assertThat(Bench.failureOf(exchange)).isNotNull();
    }

    @Test
    void aStallInMemoryEndsWithTheCallTimeout() {
        assertThat(failureAfter(Fault.stall(), Duration.ofSeconds(20)))
                .isInstanceOf(NoResponseException.class)
                .hasMessage(NO_ANSWER + "the call timeout of 20000 ms has passed");
        assertThat(bench.simulator.pinnedCount()).isZero();

        failureAfter(Fault.stall().afterActing(), Duration.ofSeconds(20));
        assertThat(bench.simulator.pinnedCount()).isEqualTo(1);
    }

    @Test
    void aSlowDripInMemoryEndsWithTheCallTimeoutToo() {
        assertThat(failureAfter(Fault.drip(Duration.ofSeconds(1)), Duration.ofSeconds(20)))
                .hasMessageEndingWith("the call timeout of 20000 ms has passed");
        assertThat(bench.simulator.pinnedCount()).isEqualTo(1);
    }

    @Test
    void aQuickDripIsAResponseAtTheEnd() {
        bench.meeting(Fault.drip(Duration.ofMillis(10)));
        List<Object> responses = new ArrayList<>();
        bench.pinning(token, "ou_1").subscribe(responses::add);

        bench.pass(Duration.ofMillis(500));
        assertThat(responses).isEmpty();
        bench.pass(Duration.ofMillis(500));
        assertThat(responses).hasSize(1);
    }

    @Test
    void aDripOverHttpIsReadByWhoHasPatience() {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer other = simulator.serve()) {
            RawClient patient = new RawClient(other).bearer(Bench.tokenOf(simulator));
            simulator.faults().on(FaultTrigger.everyCall(), Fault.drip(Duration.ofMillis(1)));

            assertThat(patient.patch("", BODY).text())
                    .isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");
        }
    }

    @Test
    void theCallTimeoutInMemoryCanBeSet() {
        Bench hasty = Bench.with(builder -> builder.callTimeout(Duration.ofSeconds(3))
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
    void whatIsNeverReadCannotBeActedUpon() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Fault.resetBeforeReading().afterActing());
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.drip(Duration.ZERO));
    }

    private Throwable overHttp(Fault fault) {
        bench.meeting(fault);
        return Exceptions.unwrap(Bench.failureOf(client.exchange("PATCH", RawClient.CALL_PATH, BODY)));
    }

    private Throwable inMemory(Fault fault, String userId) {
        return Bench.failureOf(bench.meeting(fault).pinning(token, userId));
    }

    private Throwable failureAfter(Fault fault, Duration timeout) {
        List<Throwable> failures = new ArrayList<>();
        bench.meeting(fault).pinning(token, "ou_1").subscribe(response -> {}, failures::add);
        bench.pass(timeout.minusNanos(1));
        assertThat(failures).isEmpty();
        assertThat(bench.simulator.openExchanges()).isEqualTo(1);
        bench.pass(Duration.ofNanos(1));
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
