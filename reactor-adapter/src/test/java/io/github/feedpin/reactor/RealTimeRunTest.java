package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.StepVerifier;

/** Runs client, adapter, sockets and simulator together in real time. */
@Tag("real-time")
class RealTimeRunTest {

    private static final Duration LATENCY = Duration.ofMillis(30);
    private static final int CALLS = 1_200;

    /**
     * Allows 1,000 calls in the first minute in 20 bursts of 50, then 200 more in 4 bursts; each slot rests for a round
     * trip as well.
     */
    private static final Duration BOUND = Duration.ofSeconds(60)
            .plus(LATENCY)
            .plus(Duration.ofSeconds(1).plus(LATENCY).multipliedBy(3))
            .plus(LATENCY);

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void twelveHundredCallsUseQuotaWithoutRejection() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().latency(LATENCY).build();
        List<String> users =
                IntStream.range(0, CALLS * 50).mapToObj(i -> "ou_" + i).toList();
        try (SimulatorServer server = simulator.serve()) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            FeedpinClient client = FeedpinClient.builder(platform)
                    .credentials(server.credentials())
                    .build();

            StepVerifier.create(client.pin(users).delayUntil(report -> platform.close()))
                    .assertNext(report -> hold(report, simulator))
                    .expectComplete()
                    .verify(Duration.ofSeconds(100));
        }
    }

    private static void hold(PinReport report, PlatformSimulator simulator) {
        System.out.printf(
                "%d calls in %.2f s, bound %.2f s; at most %d in a second, %d in a minute; %d rejected%n",
                report.stats().calls(),
                report.stats().elapsed().toMillis() / 1e3,
                BOUND.toMillis() / 1e3,
                simulator.journal().mostWithin(Duration.ofSeconds(1)),
                simulator.journal().mostWithin(Duration.ofMinutes(1)),
                simulator.journal().rejectedByLimit());
        assertThat(report.applied()).isEqualTo(CALLS * 50L);
        assertThat(report.stats().calls()).isEqualTo(CALLS);
        assertThat(simulator.journal().rejectedByLimit()).isZero();
        assertThat(simulator.journal().mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(50);
        assertThat(simulator.journal().mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1000);
        assertThat(report.stats().elapsed()).isLessThan(BOUND.multipliedBy(105).dividedBy(100));
    }
}
