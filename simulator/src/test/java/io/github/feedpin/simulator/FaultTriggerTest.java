package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Triggers of faults; the status is 500 with the fault and 200 without. */
class FaultTriggerTest {

    private static final Fault FAULT = Fault.emptyObject(500);

    private final SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(10_000, 10_000));
    private final FaultScript faults = fixture.simulator.faults();
    private final AccessToken token = fixture.token();

    @Test
    void requestsAreCountedSinceTheTriggerWasAdded() {
        fixture.pin(token, "ou_1");
        fixture.pin(token, "ou_1");
        faults.on(FaultTrigger.calls(2, 3), FAULT);
        fixture.fetchToken();

        assertThat(statuses(5, this::pin)).containsExactly(200, 500, 500, 200, 200);
    }

    @Test
    void everyCallMatches() {
        faults.on(FaultTrigger.everyCall(), FAULT);

        assertThat(statuses(3, this::pin)).containsOnly(500);
        assertThat(fixture.fetchToken().status()).isEqualTo(200);
    }

    @Test
    void tokenRequestsAreCountedSeparately() {
        faults.on(FaultTrigger.tokenRequests(2, 2), FAULT);

        assertThat(statuses(2, this::pin)).containsOnly(200);
        assertThat(statuses(3, () -> fixture.fetchToken().status())).containsExactly(200, 500, 200);
    }

    @Test
    void triggerForUsersMatchesTheirCallsOnly() {
        faults.on(FaultTrigger.everyCall().forUsers("ou_7"::equals), FAULT);

        assertThat(fixture.pin(token, "ou_6", "ou_7").status()).isEqualTo(500);
        assertThat(fixture.pin(token, "ou_6").status()).isEqualTo(200);
    }

    @Test
    void triggerForAnActionMatchesThatActionOnly() {
        faults.on(FaultTrigger.everyCall().unpinning(), FAULT);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(200);
        assertThat(fixture.unpin(token, "ou_1").status()).isEqualTo(500);

        faults.clear();
        faults.on(FaultTrigger.everyCall().pinning(), FAULT);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(500);
        assertThat(fixture.unpin(token, "ou_1").status()).isEqualTo(200);
    }

    @Test
    void atMostLimitsTheNumberOfFaults() {
        faults.on(FaultTrigger.everyCall().forUsers("ou_7"::equals).atMost(2), FAULT);

        assertThat(statuses(2, this::pin)).containsOnly(200);
        assertThat(statuses(4, () -> fixture.pin(token, "ou_7").status())).containsExactly(500, 500, 200, 200);
    }

    @Test
    void allConditionsMustHold() {
        faults.on(FaultTrigger.calls(2, 3).forUsers("ou_7"::equals).pinning(), FAULT);

        assertThat(fixture.pin(token, "ou_7").status()).isEqualTo(200);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(200);
        assertThat(fixture.pin(token, "ou_7").status()).isEqualTo(500);
        assertThat(fixture.pin(token, "ou_7").status()).isEqualTo(200);
    }

    @Test
    void probabilityIsDrawnFromTheSeed() {
        List<Integer> drawn = drawnWith(0.3, 7);

        assertThat(drawn).filteredOn(status -> status == 500).hasSizeBetween(40, 80);
        assertThat(drawnWith(0.3, 7)).isEqualTo(drawn);
        assertThat(drawnWith(0.3, 8)).isNotEqualTo(drawn);
        assertThat(drawnWith(0, 7)).containsOnly(200);
        assertThat(drawnWith(1, 7)).containsOnly(500);
    }

    @Test
    void firstMatchingFaultHappens() {
        faults.on(FaultTrigger.calls(1, 2), FAULT).on(FaultTrigger.everyCall().atMost(1), Fault.html(502));

        assertThat(statuses(4, this::pin)).containsExactly(500, 500, 502, 200);
    }

    @Test
    void clearedScriptHasNoFaults() {
        faults.on(FaultTrigger.everyCall(), FAULT);
        faults.clear();

        assertThat(pin()).isEqualTo(200);
    }

    @Test
    void initialFaultsHappenInEachSimulator() {
        PlatformSimulatorBuilder builder =
                PlatformSimulator.builder().faults(script -> script.on(FaultTrigger.tokenRequests(1, 1), FAULT));

        assertThat(Stream.of(builder.build(), builder.build()).map(FaultTriggerTest::firstTokenStatus))
                .containsOnly(500);
    }

    @Test
    void invalidTriggersAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> FaultTrigger.calls(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> FaultTrigger.tokenRequests(3, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultTrigger.everyCall().atMost(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultTrigger.everyCall().withProbability(1.1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultTrigger.everyCall().withProbability(Double.NaN, 1));
    }

    private int pin() {
        return fixture.pin(token, "ou_1").status();
    }

    private List<Integer> drawnWith(double probability, long seed) {
        faults.clear();
        faults.on(FaultTrigger.everyCall().withProbability(probability, seed), FAULT);
        return statuses(200, this::pin);
    }

    private static int firstTokenStatus(PlatformSimulator simulator) {
        SelfBuiltApp app = simulator.credentials();
        return SimulatorFixture.await(simulator.platform().fetchTenantAccessToken(app))
                .status();
    }

    private static List<Integer> statuses(int count, Supplier<Integer> exchange) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(exchange.get());
        }
        return statuses;
    }
}
