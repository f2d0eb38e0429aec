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

/** Tokens that are rejected in the midst of a run, while 64 calls are in flight. */
class RevocationTest {

    private static final int IN_FLIGHT = 64;
    private static final int INVALID_TOKEN = 99991663;
    private static final Duration ROUND_TRIP = Duration.ofMillis(400);
    private static final List<String> USERS =
            IntStream.range(0, 100_000).mapToObj(i -> "ou_" + i).toList();

    private final Bench bench =
            Bench.with(builder -> builder.latency(ROUND_TRIP).quota(500, 10_000));
    private final List<PinReport> reports = new ArrayList<>();

    private void start() {
        FeedpinClient.builder(bench.platform)
                .credentials(bench.simulator.credentials())
                .quota(Quota.of(500, 10_000))
                .timeSource(bench.time())
                .build()
                .pin(USERS)
                .subscribe(reports::add);
    }

    private PinReport report() {
        bench.pass(Duration.ofMinutes(2));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    @Test
    void eachRevocationCostsOneRequestForATokenAndNobodyTheOutcome() {
        start();
        for (int revocation = 0; revocation < 5; revocation++) {
            bench.pass(Duration.ofSeconds(2));
            bench.simulator.revokeTokens();
        }
        PinReport report = report();

        assertThat(report.applied()).isEqualTo(USERS.size());
        assertThat(bench.simulator.journal().tokenRequests()).isEqualTo(1 + 5);
        assertThat(rejected()).isBetween(5L * IN_FLIGHT / 2, 5L * IN_FLIGHT);
        assertThat(report.stats().calls()).isEqualTo(USERS.size() / 50 + rejected());
        assertThat(bench.simulator.pinnedCount()).isEqualTo(USERS.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void aTokenThatIsCalledInvalidAndComesAgainCostsOneRequestAndNobodyTheOutcome(int status) {
        for (int call : List.of(1, 300, 900, 1500)) {
            bench.simulator.faults().on(FaultTrigger.calls(call, call), Fault.tokenInvalid(status));
        }
        start();
        PinReport report = report();

        assertThat(report.applied()).isEqualTo(USERS.size());
        assertThat(bench.simulator.journal().tokenRequests()).isEqualTo(1 + 4);
        assertThat(rejected()).isEqualTo(4);
    }

    @Test
    void aRevokedTokenThatComesAgainEndsTheRunWithItsAccount() {
        start();
        bench.pass(Duration.ofSeconds(2));
        bench.simulator.revokeTokens();
        bench.simulator.faults().on(FaultTrigger.everyTokenRequest(), Fault.sameToken());
        PinReport report = report();

        assertThat(report.outcomes().values())
                .allMatch(outcome -> outcome instanceof Applied
                        || outcome instanceof NotSent notSent && notSent.reason() == NotSentReason.APP_REJECTED);
        assertThat(report.applied()).isPositive().isEqualTo(bench.simulator.pinnedCount());
        assertThat(report.notSent()).isPositive();
        assertThat(rejected()).as("each call in flight twice at most").isBetween(2L, 2L * IN_FLIGHT);
        assertThat(bench.simulator.journal().tokenRequests())
                .as("one for each time that the token was rejected, at most")
                .isBetween(2L, 1 + rejected());
    }

    private long rejected() {
        return bench.simulator.journal().entries().stream()
                .filter(entry -> Objects.equals(entry.code(), INVALID_TOKEN))
                .count();
    }
}
