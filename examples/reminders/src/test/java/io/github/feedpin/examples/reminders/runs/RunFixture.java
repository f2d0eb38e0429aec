package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Client and in-memory platform with a round trip of 100 ms, in virtual time. */
final class RunFixture {

    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Duration ROUND_TRIP = Duration.ofMillis(100);
    static final Pace PACE = new Pace(50, 1000);
    static final String OUTSIDE_USER = "ou_outside_the_chat";

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final TimeSource time = TimeSource.of(clock);
    final PlatformSimulator simulator = PlatformSimulator.builder()
            .latency(ROUND_TRIP)
            .notInChat(OUTSIDE_USER::equals)
            .timeSource(time)
            .build();
    final FeedpinClient feedpin = FeedpinClient.builder(simulator.platform())
            .credentials(simulator.credentials())
            .timeSource(time)
            .build();

    Runs runs(RunLimits limits) {
        return new Runs(feedpin, limits, PACE, time);
    }

    Runs runs() {
        return runs(new RunLimits(100_000, 10, 20));
    }

    void advance(Duration time) {
        clock.advanceTimeBy(time);
    }

    static List<String> users(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "ou_user_%06d".formatted(i))
                .toList();
    }
}
