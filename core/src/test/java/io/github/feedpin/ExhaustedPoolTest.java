package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** A platform with fewer connections than calls. */
class ExhaustedPoolTest {

    private static final Duration LATENCY = Duration.ofSeconds(6);

    private final Scenario scenario = new Scenario();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.of(10_000, 100_000), scenario.time);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger maxInFlight = new AtomicInteger();
    private final FeedpinClient client;

    ExhaustedPoolTest() {
        scenario.platform
                .carrying(CallCapacity.of(2))
                .responding((request, number) -> Mono.defer(() -> {
                    maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    return Mono.delay(LATENCY, scenario.clock)
                            .then(success())
                            .doOnNext(response -> inFlight.decrementAndGet());
                }));
        client = anotherClient();
    }

    private FeedpinClient anotherClient() {
        return scenario.builder().quotaLimiter(limiter).build();
    }

    @Test
    void whenThePoolIsExhaustedCallsWaitAndEveryUserIsPinned() {
        List<Mono<PinReport>> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(client.pin(Scenario.users(3_200)));
        }
        List<PinReport> reports = scenario.await(Mono.zip(runs, all -> List.of(all))).stream()
                .map(PinReport.class::cast)
                .toList();
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.applied()).isEqualTo(3_200);
            assertThat(report.stats().retries()).isZero();
        });
        assertThat(maxInFlight).hasValue(2);
    }

    @Test
    void callsWaitingForAConnectionHoldNoPermit() {
        Disposable run = client.pin(Scenario.users(3_200)).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(3));
        QuotaSnapshot snapshot = scenario.await(limiter.snapshot());
        assertThat(snapshot.windows().get(0).inFlight()).isEqualTo(2);
        run.dispose();
    }

    @Test
    void clientsOfOnePlatformShareItsConnectionsAndSingleRequestsHavePriority() {
        Disposable run = client.pin(Scenario.users(3_200)).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
        List<UserOutcome> outcomes = new ArrayList<>();
        anotherClient().pin("ou_a").subscribe(outcomes::add);
        scenario.clock.advanceTimeBy(LATENCY.multipliedBy(2));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
        run.dispose();
    }

    @Test
    void whenARunIsCancelledReleasedConnectionsSendNothingMore() {
        Disposable run = client.pin(Scenario.users(3_200)).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
        run.dispose();
        scenario.clock.advanceTimeBy(LATENCY.multipliedBy(4));
        assertThat(scenario.platform.calls).hasSize(2);
    }

    @Test
    void whenARunIsCancelledOthersGetItsConnections() {
        Disposable run = client.pin(Scenario.users(3_200)).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
        run.dispose();
        assertThat(scenario.await(client.pin(Scenario.users(100))).applied()).isEqualTo(100);
    }

    @Test
    void whenARunStopsCallsWaitingForAConnectionAreNotSent() {
        FeedpinClient stopped =
                client.with(client.options().withStop(Mono.delay(Duration.ofSeconds(1), scenario.clock)));
        PinReport report = scenario.await(stopped.pin(Scenario.users(3_200)));
        assertThat(report.applied()).isEqualTo(100);
        assertThat(report.notSent()).isEqualTo(3_100);
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(7));
    }
}
