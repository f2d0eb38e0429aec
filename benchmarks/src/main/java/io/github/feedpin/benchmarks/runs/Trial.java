package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.simulation.Network;
import io.github.feedpin.benchmarks.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** So many calls by one contender over one network. */
record Trial(Contender contender, Network network, int calls) {

    /** Does it; the same seed ends the same. */
    Course run(long seed) {
        Simulation simulation = new Simulation(network, seed);
        List<String> userIds =
                IntStream.range(0, calls).mapToObj(i -> "ou_" + i).toList();
        long start = simulation.time().nanoTime();
        Duration elapsed = simulation.timed(contender.pin(userIds, simulation));
        return Course.of(elapsed, simulation.journal(), start);
    }
}
