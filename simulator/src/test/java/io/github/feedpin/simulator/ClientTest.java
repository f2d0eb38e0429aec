package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.platform.AppCredentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The real client against the simulator, in virtual time. */
class ClientTest {

    private static final Duration LATENCY = Duration.ofMillis(30);
    private static final int INVALID_TOKEN = 99991663;

    @Test
    void accountsForThousandsOfUsersWithoutOneRejectionForTheLimit() {
        Bench bench = bench(builder -> builder.notInChat(id -> id.endsWith("7")));

        PinReport report = run(bench, client(bench).pin(users(12_000)), Duration.ofMinutes(1));

        assertThat(report.distinct()).isEqualTo(12_000);
        assertThat(report.applied()).isEqualTo(10_800);
        assertThat(report.rejected()).isEqualTo(1_200);
        assertThat(report.outcomes().values())
                .allMatch(outcome ->
                        outcome instanceof Rejected == outcome.userId().endsWith("7"));
        assertAgreed(bench, report);
        assertThat(report.stats().calls()).isEqualTo(240);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4400));
    }

    @Test
    void keepsTheMinuteAsWell() {
        Bench bench = bench(builder -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(70)));

        PinReport report = run(bench, client(bench).pin(users(60_000)), Duration.ofMinutes(3));

        assertThat(report.applied()).isEqualTo(60_000);
        assertAgreed(bench, report);
        assertThat(report.stats().calls()).isEqualTo(1200);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(63), Duration.ofSeconds(65));
    }

    @Test
    void outlivesTokensThatExpireUnderWay() {
        Bench bench = bench(builder -> builder.tokenLifetime(Duration.ofSeconds(10)));

        PinReport report = run(bench, client(bench).pin(users(60_000)), Duration.ofMinutes(3));

        assertThat(report.applied()).isEqualTo(60_000);
        assertThat(bench.simulator.journal().tokenRequests()).isGreaterThan(3);
        assertThat(rejectedTokens(bench)).isZero();
        assertAgreed(bench, report);
    }

    @Test
    void outlivesARevocationUnderWay() {
        Bench bench = bench(builder -> builder);
        List<PinReport> reports = new ArrayList<>();
        client(bench).pin(users(12_000)).subscribe(reports::add);

        bench.pass(Duration.ofMillis(2050));
        bench.simulator.revokeTokens();
        bench.pass(Duration.ofMinutes(1));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).applied()).isEqualTo(12_000);
        assertThat(rejectedTokens(bench)).isPositive();
        assertThat(bench.simulator.journal().tokenRequests()).isEqualTo(2);
        assertAgreed(bench, reports.get(0));
    }

    @Test
    void findsTheIdsThatSpoilTheirCalls() {
        Bench bench = bench(builder -> builder.unknownUsers(Set.of("ou_17", "ou_480")::contains));

        PinReport report = run(bench, client(bench).pin(users(1_000)), Duration.ofMinutes(1));

        assertThat(report.applied()).isEqualTo(998);
        assertThat(report.outcomes().get("ou_17"))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(99992351));
        assertAgreed(bench, report);
    }

    @Test
    void reachesEverybodyThoughSomebodyElseUsesTheAllowanceToo() {
        Bench bench = bench(builder -> builder);
        FeedpinClient somebodyElse = client(bench);
        somebodyElse.pin(users(1_000)).subscribe();
        bench.pass(Duration.ofMillis(500));

        PinReport report = run(bench, client(bench).pin(users(5_000)), Duration.ofMinutes(1));

        assertThat(report.applied()).isEqualTo(5_000);
        assertThat(report.stats().rateLimited()).isPositive();
        assertThat(bench.simulator.journal().rejectedByLimit())
                .isEqualTo(report.stats().rateLimited());
        assertThat(bench.simulator.pinnedCount()).isEqualTo(5_000);
    }

    @Test
    void unpinsWhatItPinned() {
        Bench bench = bench(builder -> builder);
        FeedpinClient client = client(bench);
        run(bench, client.pin(users(200)), Duration.ofSeconds(10));

        PinReport report = run(bench, client.unpin(users(150)), Duration.ofSeconds(10));

        assertThat(report.applied()).isEqualTo(150);
        assertThat(bench.simulator.pinnedCount()).isEqualTo(50);
    }

    @Test
    void reachesNobodyWithTheWrongSecret() {
        Bench bench = bench(builder -> builder.credentials("cli_app", "secret"));
        FeedpinClient stranger = FeedpinClient.builder(bench.platform)
                .credentials(AppCredentials.selfBuilt("cli_app", "wrong"))
                .timeSource(bench.time())
                .build();

        PinReport report = run(bench, stranger.pin(users(500)), Duration.ofSeconds(10));

        assertThat(report.notSent()).isEqualTo(500);
        assertThat(bench.simulator.journal().calls()).isZero();
    }

    private static Bench bench(UnaryOperator<PlatformSimulatorBuilder> settings) {
        return Bench.with(builder -> settings.apply(builder.latency(LATENCY)));
    }

    private static FeedpinClient client(Bench bench) {
        return FeedpinClient.builder(bench.platform)
                .credentials(bench.simulator.credentials())
                .timeSource(bench.time())
                .build();
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).toList();
    }

    private static PinReport run(Bench bench, Mono<PinReport> run, Duration atMost) {
        List<PinReport> reports = new ArrayList<>();
        run.subscribe(reports::add);
        bench.pass(atMost);
        assertThat(reports).as("reports within %s", atMost).hasSize(1);
        return reports.get(0);
    }

    /** The client's account and the platform's say the same, and no limit was touched. */
    private static void assertAgreed(Bench bench, PinReport report) {
        Set<String> applied = report.outcomes().values().stream()
                .filter(Applied.class::isInstance)
                .map(UserOutcome::userId)
                .collect(Collectors.toSet());
        assertThat(bench.simulator.pinnedUsers()).isEqualTo(applied);
        Journal journal = bench.simulator.journal();
        assertThat(journal.calls()).isEqualTo(report.stats().calls());
        assertThat(journal.rejectedByLimit()).isZero();
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(50);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1000);
    }

    private static long rejectedTokens(Bench bench) {
        return bench.simulator.journal().entries().stream()
                .filter(entry -> Objects.equals(entry.code(), INVALID_TOKEN))
                .count();
    }
}
