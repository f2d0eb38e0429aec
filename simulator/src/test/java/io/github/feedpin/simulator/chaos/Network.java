package io.github.feedpin.simulator.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Is down at times. */
final class Network {

    private record Downtime(long from, long to) {}

    private final List<Downtime> downtimes = new ArrayList<>();

    /** Three quarters of the networks never fail, the others up to three times, counted from {@code now}. */
    Network(SeededRandom dice, long now) {
        for (int i = dice.chance(0.25) ? dice.between(1, 3) : 0; i > 0; i--) {
            long from = now + dice.millis(300, 30_000).toNanos();
            downtimes.add(new Downtime(from, from + dice.millis(50, 100_000).toNanos()));
        }
    }

    boolean isDown(long now) {
        return downtimes.stream().anyMatch(downtime -> downtime.from <= now && now < downtime.to);
    }

    /** How long it takes to notice. */
    Duration patience() {
        return Duration.ofMillis(2);
    }
}
