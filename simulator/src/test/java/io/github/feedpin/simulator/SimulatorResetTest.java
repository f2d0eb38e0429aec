package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reset of a simulator that tests share. */
class SimulatorResetTest {

    private final SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1000));
    private final AccessToken token = fixture.token();

    @Test
    void resetClearsPinnedUsersAndJournal() {
        fixture.pin(token, "ou_1");

        fixture.simulator.reset();

        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
        assertThat(fixture.simulator.journal().entries()).isEmpty();
    }

    @Test
    void resetRestoresTheInitialFaults() {
        SimulatorFixture faulty = SimulatorFixture.with(
                builder -> builder.faults(script -> script.on(FaultTrigger.calls(1, 1), Fault.emptyObject(500))));
        AccessToken another = faulty.token();
        faulty.pin(another, "ou_1");
        faulty.simulator.faults().on(FaultTrigger.everyCall(), Fault.html(502));

        faulty.simulator.reset();

        assertThat(faulty.pin(another, "ou_1").status()).isEqualTo(500);
        assertThat(faulty.pin(another, "ou_1").status()).isEqualTo(200);
    }

    @Test
    void resetClearsTheLimits() {
        fixture.pin(token, "ou_1");

        fixture.simulator.reset();

        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(200);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(429);
    }

    @Test
    void resetRestoresTheInitialLatency() {
        fixture.simulator.setLatency(Duration.ofSeconds(1), Duration.ofSeconds(1));

        fixture.simulator.reset();

        List<Integer> statuses = new ArrayList<>();
        fixture.pinning(token, "ou_1").subscribe(response -> statuses.add(response.status()));
        assertThat(statuses).containsExactly(200);
    }

    @Test
    void resetKeepsIssuedTokensValid() {
        fixture.simulator.revokeTokens();

        fixture.simulator.reset();

        assertThat(fixture.pin(token, "ou_1").code()).isZero();
    }

    @Test
    void resetDoesNotExtendTheLifetimeOfTokens() {
        fixture.simulator.revokeTokens();
        fixture.pass(Duration.ofHours(2));

        fixture.simulator.reset();

        assertThat(fixture.pin(token, "ou_1").code()).isEqualTo(99991663);
    }
}
