package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.platform.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Interaction of faults, the platform's rules and the journal. */
class FaultScriptTest {

    private final SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(2, 1000));
    private final AccessToken token = fixture.token();

    @Test
    void rejectionAtAdmissionTakesPrecedenceOverAFault() {
        fixture.withFault(Fault.html(502));

        assertThat(fixture.pin(new AccessToken("t-made-up"), "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(502);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(502);
        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(429);
        assertThat(fixture.simulator.journal().entries())
                .extracting(JournalEntry::fault)
                .containsExactly(null, null, "html 502", "html 502", null);
    }

    @Test
    void journalShowsTheResponseThatWasSent() {
        assertEntry(Fault.html(502), 502, null);
        assertEntry(Fault.error(400, 230001, "param is invalid"), 400, 230001);
        assertEntry(Fault.stall(), 0, null);
        assertEntry(Fault.resetBeforeReading(), 0, null);
        assertEntry(Fault.cutResponse(), 200, null);
        assertEntry(Fault.codeAsText(), 200, null);
        assertEntry(Fault.giantBody(5_000_000), 200, 0);
    }

    @Test
    void journalShowsTheLogIdThatWasSent() {
        fixture.withFault(Fault.html(502)).pin(token, "ou_1");
        assertThat(last().logId()).isNull();

        String logId =
                fixture.withFault(Fault.emptyBody(500)).pin(token, "ou_1").logId();
        assertThat(last().logId()).isEqualTo(logId);
    }

    @Test
    void rateLimitFaultsCountAsRejections() {
        fixture.withFault(Fault.rateLimit(Duration.ofSeconds(1))).pin(token, "ou_1");
        fixture.withFault(Fault.emptyObject(429)).pin(token, "ou_1");

        assertThat(fixture.simulator.journal().rejectedByLimit()).isEqualTo(2);
    }

    @Test
    void faultAfterActingLosesOnlyTheResponse() {
        fixture.withFault(Fault.html(502).afterActing());

        assertThat(fixture.pin(token, "ou_1").status()).isEqualTo(502);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(last().fault()).isEqualTo("html 502, after acting");
    }

    @Test
    void failingUsersStayUnpinned() {
        fixture.withFault(Fault.failing(id -> id.endsWith("7"), 230013, "out of reach"));

        assertThat(fixture.pin(token, "ou_6", "ou_7").data())
                .containsExactly(new FailedUser("ou_7", 230013, "out of reach"));
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_6");
    }

    @Test
    void faultForOneUserRejectsThatUserOnly() {
        SimulatorFixture unlimited = SimulatorFixture.create();
        unlimited
                .simulator
                .faults()
                .on(
                        FaultTrigger.everyCall().forUsers("ou_poison"::equals),
                        Fault.error(400, 230001, "param is invalid"));
        List<PinReport> reports = new ArrayList<>();
        client(unlimited).pin(List.of("ou_1", "ou_2", "ou_poison", "ou_3")).subscribe(reports::add);
        unlimited.pass(Duration.ofMinutes(1));

        assertThat(reports).hasSize(1);
        assertThat(reports.get(0).rejected()).isEqualTo(1);
        assertThat(unlimited.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2", "ou_3");
    }

    @Test
    void faultsAreReproducibleInVirtualTime() {
        assertThat(troubledRun()).isEqualTo(troubledRun());
    }

    /** Returns the faults of a run that succeeds nevertheless. */
    private static List<@Nullable String> troubledRun() {
        SimulatorFixture fixture =
                SimulatorFixture.with(builder -> builder.latency(Duration.ofMillis(5), Duration.ofMillis(70))
                        .faults(script -> script.on(FaultTrigger.calls(3, 5), Fault.resetAfterReading())
                                .on(FaultTrigger.everyCall().withProbability(0.1, 7), Fault.emptyObject(500))
                                .on(FaultTrigger.everyCall().withProbability(0.1, 8), Fault.truncatedJson())
                                .on(FaultTrigger.tokenRequests(1, 1), Fault.html(502))));
        List<PinReport> reports = new ArrayList<>();
        client(fixture)
                .pin(IntStream.range(0, 2000).mapToObj(i -> "ou_" + i).toList())
                .subscribe(reports::add);
        fixture.pass(Duration.ofMinutes(2));

        assertThat(reports).hasSize(1);
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(2000);
        assertThat(fixture.simulator.openExchanges()).isZero();
        List<@Nullable String> faults = new ArrayList<>();
        fixture.simulator.journal().entries().forEach(entry -> faults.add(entry.fault()));
        return faults;
    }

    private static FeedpinClient client(SimulatorFixture fixture) {
        return FeedpinClient.builder(fixture.platform)
                .credentials(fixture.simulator.credentials())
                .timeSource(fixture.time())
                .build();
    }

    private void assertEntry(Fault fault, int status, @Nullable Integer code) {
        fixture.pass(Duration.ofMinutes(1));
        fixture.withFault(fault).pinning(token, "ou_1").subscribe(response -> {}, failure -> {});
        JournalEntry entry = last();
        assertThat(entry.status()).isEqualTo(status);
        assertThat(entry.code()).isEqualTo(code);
        assertThat(entry.fault()).isEqualTo(fault.name());
        assertThat(entry.userIds()).containsExactly("ou_1");
    }

    private JournalEntry last() {
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }
}
