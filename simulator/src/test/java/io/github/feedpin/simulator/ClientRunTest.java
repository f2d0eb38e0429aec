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
class ClientRunTest {

    private static final Duration LATENCY = Duration.ofMillis(30);
    private static final int INVALID_TOKEN = 99991663;

    @Test
    void thousandsOfUsersAreReportedWithoutARateLimitRejection() {
        SimulatorFixture fixture = fixture(builder -> builder.notInChat(id -> id.endsWith("7")));

        PinReport report = run(fixture, client(fixture).pin(users(12_000)), Duration.ofMinutes(1));

        assertThat(report.distinct()).isEqualTo(12_000);
        assertThat(report.applied()).isEqualTo(10_800);
        assertThat(report.rejected()).isEqualTo(1_200);
        assertThat(report.outcomes().values())
                .allMatch(outcome ->
                        outcome instanceof Rejected == outcome.userId().endsWith("7"));
        assertAgreed(fixture, report);
        assertThat(report.stats().calls()).isEqualTo(240);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4400));
    }

    @Test
    void longRunKeepsTheLimitOfAMinute() {
        SimulatorFixture fixture = fixture(builder -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(70)));

        PinReport report = run(fixture, client(fixture).pin(users(60_000)), Duration.ofMinutes(3));

        assertThat(report.applied()).isEqualTo(60_000);
        assertAgreed(fixture, report);
        assertThat(report.stats().calls()).isEqualTo(1200);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(63), Duration.ofSeconds(65));
    }

    @Test
    void tokensThatExpireDuringARunAreReplaced() {
        SimulatorFixture fixture = fixture(builder -> builder.tokenLifetime(Duration.ofSeconds(10)));

        PinReport report = run(fixture, client(fixture).pin(users(60_000)), Duration.ofMinutes(3));

        assertThat(report.applied()).isEqualTo(60_000);
        assertThat(fixture.simulator.journal().tokenRequests()).isGreaterThan(3);
        assertThat(rejectedTokens(fixture)).isZero();
        assertAgreed(fixture, report);
    }

    @Test
    void tokenThatIsRevokedDuringARunIsReplaced() {
        SimulatorFixture fixture = fixture(builder -> builder);
        List<PinReport> reports = new ArrayList<>();
        client(fixture).pin(users(12_000)).subscribe(reports::add);

        fixture.pass(Duration.ofMillis(2050));
        fixture.simulator.revokeTokens();
        fixture.pass(Duration.ofMinutes(1));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).applied()).isEqualTo(12_000);
        assertThat(rejectedTokens(fixture)).isPositive();
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(2);
        assertAgreed(fixture, reports.get(0));
    }

    @Test
    void idsThatMakeTheirCallsFailAreIsolated() {
        SimulatorFixture fixture = fixture(builder -> builder.unknownUsers(Set.of("ou_17", "ou_480")::contains));

        PinReport report = run(fixture, client(fixture).pin(users(1_000)), Duration.ofMinutes(1));

        assertThat(report.applied()).isEqualTo(998);
        assertThat(report.outcomes().get("ou_17"))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.code()).isEqualTo(99992351));
        assertAgreed(fixture, report);
    }

    @Test
    void allUsersAreReachedWhileAnotherClientUsesTheQuota() {
        SimulatorFixture fixture = fixture(builder -> builder);
        FeedpinClient otherClient = client(fixture);
        otherClient.pin(users(1_000)).subscribe();
        fixture.pass(Duration.ofMillis(500));

        PinReport report = run(fixture, client(fixture).pin(users(5_000)), Duration.ofMinutes(1));

        assertThat(report.applied()).isEqualTo(5_000);
        assertThat(report.stats().rateLimited()).isPositive();
        assertThat(fixture.simulator.journal().rejectedByLimit())
                .isEqualTo(report.stats().rateLimited());
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(5_000);
    }

    @Test
    void pinnedUsersAreUnpinned() {
        SimulatorFixture fixture = fixture(builder -> builder);
        FeedpinClient client = client(fixture);
        run(fixture, client.pin(users(200)), Duration.ofSeconds(10));

        PinReport report = run(fixture, client.unpin(users(150)), Duration.ofSeconds(10));

        assertThat(report.applied()).isEqualTo(150);
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(50);
    }

    @Test
    void wrongSecretMeansThatNoCallIsSent() {
        SimulatorFixture fixture = fixture(builder -> builder.credentials("cli_app", "secret"));
        FeedpinClient unauthorized = FeedpinClient.builder(fixture.platform)
                .credentials(AppCredentials.selfBuilt("cli_app", "wrong"))
                .timeSource(fixture.time())
                .build();

        PinReport report = run(fixture, unauthorized.pin(users(500)), Duration.ofSeconds(10));

        assertThat(report.notSent()).isEqualTo(500);
        assertThat(fixture.simulator.journal().calls()).isZero();
    }

    private static SimulatorFixture fixture(UnaryOperator<PlatformSimulatorBuilder> settings) {
        return SimulatorFixture.with(builder -> settings.apply(builder.latency(LATENCY)));
    }

    private static FeedpinClient client(SimulatorFixture fixture) {
        return FeedpinClient.builder(fixture.platform)
                .credentials(fixture.simulator.credentials())
                .timeSource(fixture.time())
                .build();
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).toList();
    }

    private static PinReport run(SimulatorFixture fixture, Mono<PinReport> run, Duration atMost) {
        List<PinReport> reports = new ArrayList<>();
        run.subscribe(reports::add);
        fixture.pass(atMost);
        assertThat(reports).as("reports within %s", atMost).hasSize(1);
        return reports.get(0);
    }

    /** The reports of client and platform agree, and no limit was reached. */
    private static void assertAgreed(SimulatorFixture fixture, PinReport report) {
        Set<String> applied = report.outcomes().values().stream()
                .filter(Applied.class::isInstance)
                .map(UserOutcome::userId)
                .collect(Collectors.toSet());
        assertThat(fixture.simulator.pinnedUsers()).isEqualTo(applied);
        Journal journal = fixture.simulator.journal();
        assertThat(journal.calls()).isEqualTo(report.stats().calls());
        assertThat(journal.rejectedByLimit()).isZero();
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(50);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1000);
    }

    private static long rejectedTokens(SimulatorFixture fixture) {
        return fixture.simulator.journal().entries().stream()
                .filter(entry -> Objects.equals(entry.code(), INVALID_TOKEN))
                .count();
    }
}
