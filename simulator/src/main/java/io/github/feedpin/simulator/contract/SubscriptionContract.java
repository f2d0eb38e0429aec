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

/** When something is sent, and how often. */
public interface SubscriptionContract extends PlatformConnector {

    @Test
    default void nothingIsSentBeforeTheSubscriptionAndOneRequestWithEach() {
        ContractFixture rig = ContractFixture.patient(this);
        Mono<PlatformResponse<List<FailedUser>>> call = rig.pinning("ou_1");
        assertThat(rig.calls()).isZero();

        ContractFixture.await(call);
        ContractFixture.await(call);

        assertThat(rig.calls()).isEqualTo(2);
    }

    @Test
    default void noTokenIsAskedForBeforeTheSubscriptionAndOneWithEach() {
        ContractFixture rig = ContractFixture.patient(this);
        rig.simulator().journal().clear();
        Mono<?> request = rig.fetchingToken();
        assertThat(rig.simulator().journal().tokenRequests()).isZero();

        ContractFixture.await(request);
        ContractFixture.await(request);

        assertThat(rig.simulator().journal().tokenRequests()).isEqualTo(2);
    }

    @Test
    default void nothingIsEverSentAgainOnTheQuiet() {
        ContractFixture rig = ContractFixture.patient(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.cutResponse(),
                Fault.html(502),
                Fault.emptyBody(503),
                Fault.rateLimit(Duration.ofSeconds(1)),
                Fault.tokenInvalid(400),
                Fault.response(408, Map.of("Retry-After", "1"), ""));
        rig.pin("ou_warm_up");

        for (Fault fault : faults) {
            rig.simulator().journal().clear();
            ContractFixture.failureOf(rig.meeting(fault).pinning("ou_1"));
            rig.settle();

            assertThat(rig.calls()).as("calls that met: %s", fault).isEqualTo(1);
            assertThat(rig.simulator().journal().tokenRequests()).isZero();
        }
    }

    @Test
    default void noRedirectIsFollowed() {
        PlatformSimulator elsewhere = PlatformSimulator.create();
        try (SimulatorServer server = elsewhere.serve()) {
            ContractFixture rig = ContractFixture.patient(this);
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                PlatformResponse<?> response = rig.meeting(
                                Fault.redirect(status, server.baseUrl().toString()))
                        .pin("ou_1");
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.code()).isNull();
            }
            assertThat(rig.calls()).isEqualTo(5);
            assertThat(elsewhere.journal().entries()).isEmpty();
        }
    }

    @Test
    default void manyCallsAtOnceAreEachAnsweredWithTheirOwn() {
        ContractFixture rig = ContractFixture.patient(this);
        rig.meeting(Fault.failing(userId -> userId.endsWith("7"), 7, "no"));

        Map<Integer, PlatformResponse<List<FailedUser>>> responses = ContractFixture.await(Flux.range(0, 300)
                .flatMap(i -> rig.pinning("ou_" + i).map(response -> Map.entry(i, response)), 64)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(responses)
                .hasSize(300)
                .allSatisfy((i, response) -> assertThat(response.data())
                        .isEqualTo(i % 10 == 7 ? List.of(new FailedUser("ou_" + i, 7, "no")) : List.of()));
        assertThat(rig.calls()).isEqualTo(300);
        assertThat(rig.simulator().pinnedCount()).isEqualTo(270);
    }
}
