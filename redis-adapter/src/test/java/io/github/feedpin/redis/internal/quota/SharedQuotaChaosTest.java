package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes that share a quota in virtual time, with uneven demand. They join, leave and die; exchanges are lost, late
 * and repeated; Redis loses its state, stops, and its clock jumps.
 */
class SharedQuotaChaosTest {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final int STEPS = 60;
    private static final int LOSS = 40;
    private static final Duration ALL_SLOTS_ARE_FREE = SimulatedProcesses.LEASE
            .plus(SimulatedProcesses.LONGEST_CALL)
            .plus(Duration.ofSeconds(15))
            .plus(Duration.ofSeconds(62));

    static Stream<Arguments> seeds() {
        return Stream.of(seeds(2, 30), seeds(10, 18), seeds(100, 2), seeds(200, 1))
                .flatMap(all -> all);
    }

    private static Stream<Arguments> seeds(int processes, int number) {
        return IntStream.range(0, Integer.getInteger("shared.seeds", number))
                .mapToObj(seed -> Arguments.of(processes, 1_000L * processes + seed));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsHoldAndNoSlotIsLost(int number, long seed) {
        SimulatedProcesses world = new SimulatedProcesses(Quota.platformDefault(), seed);
        world.duplicateRate = 0.05;
        world.slowRate = 0.02;
        world.shortestTransit = 5;
        world.longestTransit = 200;
        List<SimulatedProcesses.Process> processes = new ArrayList<>();
        boolean losesState = world.random.nextBoolean();
        boolean clockJumps = world.random.nextBoolean();
        for (int step = 0; step < STEPS; step++) {
            while (processes.size() < number * Math.min(1, (step + 1) / 10.0)) {
                processes.add(joining(world));
            }
            // While the state is lost no process is new and Redis replies: see the limits in docs/redis.md.
            boolean calm = losesState && step >= LOSS - 1 && step <= LOSS + 1;
            if (world.random.nextInt(8) == 0 && !calm) {
                SimulatedProcesses.Process ending = processes.remove(world.random.nextInt(processes.size()));
                if (world.random.nextBoolean()) {
                    ending.die();
                } else {
                    ending.leave();
                }
            }
            // Replies are lost before the state is, so that the outcome of exchanges that returned slots is unknown.
            world.lossRate = losesState && step == LOSS - 1 ? 0.5 : 0.1;
            world.serverDown = world.random.nextInt(20) == 0 && !calm;
            if (losesState && step == LOSS) {
                world.server.clear();
            }
            if (clockJumps && world.random.nextInt(10) == 0) {
                world.serverClockOffset += world.random.nextLong(-20_000, 60_000);
            }
            world.advance(STEP);
        }
        world.assertWindowsHold();

        world.serverDown = false;
        world.lossRate = 0;
        processes.forEach(SimulatedProcesses.Process::leave);
        SimulatedProcesses.Process last = world.join();
        world.advance(ALL_SLOTS_ARE_FREE);
        world.advance(ALL_SLOTS_ARE_FREE);
        int before = world.arrivals.size();
        last.run(2_000);
        world.advance(Duration.ofSeconds(32));
        assertThat(world.arrivals.size() - before)
                .as("calls of the last process")
                .isEqualTo(1_000);
        world.assertWindowsHold();
    }

    private static SimulatedProcesses.Process joining(SimulatedProcesses world) {
        SimulatedProcesses.Process process = world.join();
        process.run(world.random.nextInt(3) == 0 ? 100_000 : world.random.nextInt(200));
        return process;
    }
}
