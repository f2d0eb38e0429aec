package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A client, a platform in memory that takes 100 ms for a call, and virtual time of their own. */
final class Office {

    static final Duration AT_MOST = Duration.ofSeconds(10);
    static final Duration ROUND_TRIP = Duration.ofMillis(100);
    static final Pace PACE = new Pace(50, 1000);
    static final String STRANGER = "ou_stranger_of_the_bot";

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final TimeSource time = TimeSource.of(clock);
    final PlatformSimulator simulator = PlatformSimulator.builder()
            .latency(ROUND_TRIP)
            .notInChat(STRANGER::equals)
            .timeSource(time)
            .build();
    final FeedpinClient feedpin = FeedpinClient.builder(simulator.platform())
            .credentials(simulator.credentials())
            .timeSource(time)
            .build();

    Runs runs(Bounds bounds) {
        return new Runs(feedpin, bounds, PACE, time);
    }

    Runs runs() {
        return runs(new Bounds(100_000, 10, 20));
    }

    void pass(Duration time) {
        clock.advanceTimeBy(time);
    }

    static List<String> people(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(i -> "ou_person_%06d".formatted(i))
                .toList();
    }
}
