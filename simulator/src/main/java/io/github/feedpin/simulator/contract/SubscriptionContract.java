package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Requests are sent on subscription only, and once. */
public interface SubscriptionContract extends PlatformConnector {

    @Test
    default void eachSubscriptionSendsOneCall() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        Mono<PlatformResponse<List<FailedUser>>> call = fixture.pinning("ou_1");
        assertThat(fixture.calls()).isZero();

        ContractFixture.await(call);
        ContractFixture.await(call);

        assertThat(fixture.calls()).isEqualTo(2);
    }

    @Test
    default void eachSubscriptionSendsOneTokenRequest() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        fixture.simulator().journal().clear();
        Mono<?> request = fixture.fetchingToken();
        assertThat(fixture.simulator().journal().tokenRequests()).isZero();

        ContractFixture.await(request);
        ContractFixture.await(request);

        assertThat(fixture.simulator().journal().tokenRequests()).isEqualTo(2);
    }

    @Test
    default void failedCallIsNotRepeated() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.cutResponse(),
                Fault.html(502),
                Fault.emptyBody(503),
                Fault.rateLimit(Duration.ofSeconds(1)),
                Fault.tokenInvalid(400),
                Fault.response(408, Map.of("Retry-After", "1"), ""));
        fixture.pin("ou_warm_up");

        for (Fault fault : faults) {
            fixture.simulator().journal().clear();
            ContractFixture.failureOf(fixture.withFault(fault).pinning("ou_1"));
            fixture.awaitIdle();

            assertThat(fixture.calls()).as("calls with: %s", fault).isEqualTo(1);
            assertThat(fixture.simulator().journal().tokenRequests()).isZero();
        }
    }

    @Test
    default void redirectIsNotFollowed() {
        PlatformSimulator elsewhere = PlatformSimulator.create();
        try (SimulatorServer server = elsewhere.serve()) {
            ContractFixture fixture = ContractFixture.withLongTimeout(this);
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                PlatformResponse<?> response = fixture.withFault(
                                Fault.redirect(status, server.baseUrl().toString()))
                        .pin("ou_1");
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.code()).isNull();
            }
            assertThat(fixture.calls()).isEqualTo(5);
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    default void concurrentCallsGetTheirOwnResponses() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        fixture.withFault(Fault.failing(userId -> userId.endsWith("7"), 7, "no"));

        Map<Integer, PlatformResponse<List<FailedUser>>> responses = ContractFixture.await(Flux.range(0, 300)
                .flatMap(i -> fixture.pinning("ou_" + i).map(response -> Map.entry(i, response)), 64)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(responses)
                .hasSize(300)
                .allSatisfy((i, response) -> assertThat(response.data())
                        .isEqualTo(i % 10 == 7 ? List.of(new FailedUser("ou_" + i, 7, "no")) : List.of()));
        assertThat(fixture.calls()).isEqualTo(300);
        assertThat(fixture.simulator().pinnedCount()).isEqualTo(270);
    }
}
