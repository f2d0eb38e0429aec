package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are rejected during a run with 64 calls in flight. */
class TokenRevocationTest {

    private static final int IN_FLIGHT = 64;
    private static final int INVALID_TOKEN = 99991663;
    private static final Duration ROUND_TRIP = Duration.ofMillis(400);
    private static final List<String> USERS =
            IntStream.range(0, 100_000).mapToObj(i -> "ou_" + i).toList();

    private final SimulatorFixture fixture =
            SimulatorFixture.with(builder -> builder.latency(ROUND_TRIP).quota(500, 10_000));
    private final List<PinReport> reports = new ArrayList<>();

    private void start() {
        FeedpinClient.builder(fixture.platform)
                .credentials(fixture.simulator.credentials())
                .quota(Quota.of(500, 10_000))
                .timeSource(fixture.time())
                .build()
                .pin(USERS)
                .subscribe(reports::add);
    }

    private PinReport report() {
        fixture.pass(Duration.ofMinutes(2));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @Test
    void eachRevocationCostsOneTokenRequestAndNoOutcome() {
        start();
        for (int revocation = 0; revocation < 5; revocation++) {
            fixture.pass(Duration.ofSeconds(2));
            fixture.simulator.revokeTokens();
        }
        PinReport report = report();

        assertThat(report.applied()).isEqualTo(USERS.size());
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(1 + 5);
        assertThat(rejected()).isBetween(5L * IN_FLIGHT / 2, 5L * IN_FLIGHT);
        assertThat(report.stats().calls()).isEqualTo(USERS.size() / 50 + rejected());
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(USERS.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void tokenRejectedOnceCostsOneTokenRequestAndNoOutcome(int status) {
        for (int call : List.of(1, 300, 900, 1500)) {
            fixture.simulator.faults().on(FaultTrigger.calls(call, call), Fault.tokenInvalid(status));
        }
        start();
        PinReport report = report();

        assertThat(report.applied()).isEqualTo(USERS.size());
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(1 + 4);
        assertThat(rejected()).isEqualTo(4);
    }

    @Test
    void revokedTokenThatIsGrantedAgainStopsTheRun() {
        start();
        fixture.pass(Duration.ofSeconds(2));
        fixture.simulator.revokeTokens();
        fixture.simulator.faults().on(FaultTrigger.everyTokenRequest(), Fault.sameToken());
        PinReport report = report();

        assertThat(report.outcomes().values())
                .allMatch(outcome -> outcome instanceof Applied
                        || outcome instanceof NotSent notSent && notSent.reason() == NotSentReason.APP_REJECTED);
        assertThat(report.applied()).isPositive().isEqualTo(fixture.simulator.pinnedCount());
        assertThat(report.notSent()).isPositive();
        assertThat(rejected()).as("each call in flight at most twice").isBetween(2L, 2L * IN_FLIGHT);
        assertThat(fixture.simulator.journal().tokenRequests())
                .as("at most one for each rejection of the token")
                .isBetween(2L, 1 + rejected());
    }

    private long rejected() {
        return fixture.simulator.journal().entries().stream()
                .filter(entry -> Objects.equals(entry.code(), INVALID_TOKEN))
                .count();
    }
}
