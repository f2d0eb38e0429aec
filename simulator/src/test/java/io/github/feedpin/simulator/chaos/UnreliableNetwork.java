package io.github.feedpin.simulator.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A network with downtimes. */
final class UnreliableNetwork {

    private record Downtime(long from, long to) {}

    private final List<Downtime> downtimes = new ArrayList<>();

    /** Draws no downtime for three quarters of the networks, and up to three from {@code now} for the others. */
    UnreliableNetwork(SeededRandom random, long now) {
        for (int i = random.chance(0.25) ? random.between(1, 3) : 0; i > 0; i--) {
            long from = now + random.millis(300, 30_000).toNanos();
            downtimes.add(new Downtime(from, from + random.millis(50, 100_000).toNanos()));
        }
    }

    boolean isDown(long now) {
        return downtimes.stream().anyMatch(downtime -> downtime.from <= now && now < downtime.to);
    }

    /** Returns how long it takes until a connection fails. */
    Duration connectDelay() {
        return Duration.ofMillis(2);
    }
}
