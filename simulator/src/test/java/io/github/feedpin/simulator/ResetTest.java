package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A simulator that one test leaves to the next. */
class ResetTest {

    private final Bench bench = Bench.with(builder -> builder.quota(1, 1000));
    private final AccessToken token = bench.token();

    @Test
    void forgetsWhoIsPinnedAndWhatHasArrived() {
        bench.pin(token, "ou_1");

        bench.simulator.reset();

        assertThat(bench.simulator.pinnedUsers()).isEmpty();
        assertThat(bench.simulator.journal().entries()).isEmpty();
    }

    @Test
    void leavesNoneOfTheFaultsThatWereAddedAndAllThatItWasBuiltWith() {
        Bench faulty = Bench.with(
                builder -> builder.faults(script -> script.on(FaultTrigger.calls(1, 1), Fault.emptyObject(500))));
        AccessToken another = faulty.token();
        faulty.pin(another, "ou_1");
        faulty.simulator.faults().on(FaultTrigger.everyCall(), Fault.html(502));

        faulty.simulator.reset();

        assertThat(faulty.pin(another, "ou_1").status()).isEqualTo(500);
        assertThat(faulty.pin(another, "ou_1").status()).isEqualTo(200);
    }

    @Test
    void leavesTheLimitsUnused() {
        bench.pin(token, "ou_1");

        bench.simulator.reset();

        assertThat(bench.pin(token, "ou_1").status()).isEqualTo(200);
        assertThat(bench.pin(token, "ou_1").status()).isEqualTo(429);
    }

    @Test
    void takesAsLongAsWhenItWasBuilt() {
        bench.simulator.setLatency(Duration.ofSeconds(1), Duration.ofSeconds(1));

        bench.simulator.reset();

        List<Integer> statuses = new ArrayList<>();
        bench.pinning(token, "ou_1").subscribe(response -> statuses.add(response.status()));
        assertThat(statuses).containsExactly(200);
    }

    @Test
    void isNotNoticedByAClientThatHasAToken() {
        bench.simulator.revokeTokens();

        bench.simulator.reset();

        assertThat(bench.pin(token, "ou_1").code()).isZero();
    }

    @Test
    void doesNotLetTokensLiveLonger() {
        bench.simulator.revokeTokens();
        bench.pass(Duration.ofHours(2));

        bench.simulator.reset();

        assertThat(bench.pin(token, "ou_1").code()).isEqualTo(99991663);
    }
}
