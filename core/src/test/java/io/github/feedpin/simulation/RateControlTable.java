package io.github.feedpin.simulation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Results of the rate control for all networks and sizes, on a platform that rejects what any of the documented models
 * does. {@code main} prints the table, optionally for a number of seeds and milliseconds of clock noise; the tests
 * assert its rows.
 */
public final class RateControlTable {

    static final int SEEDS = Boolean.getBoolean("thorough") ? 20 : 4;

    private static final List<Integer> SIZES = List.of(100, 1_000, 2_000, 10_000);

    /**
     * All seeds of one simulation.
     *
     * @param rejected calls rejected for the limit, over all seeds
     * @param unapplied users whose call did not succeed, over all seeds
     * @param efficiency T(N) divided by the duration of the slowest run
     */
    record Row(Simulation simulation, long rejected, long unapplied, double efficiency) {

        static Row of(Simulation simulation, int seeds) {
            List<Simulation.Result> results =
                    IntStream.range(0, seeds).mapToObj(simulation::run).toList();
            return new Row(
                    simulation,
                    results.stream().mapToLong(Simulation.Result::rejected).sum(),
                    results.stream()
                            .mapToLong(result -> simulation.calls() - result.applied())
                            .sum(),
                    results.stream()
                            .mapToDouble(result -> result.efficiency(simulation.calls()))
                            .min()
                            .orElseThrow());
        }

        @Override
        public String toString() {
            return "%-6s %6d %9d %10.1f%%"
                    .formatted(simulation.network(), simulation.calls(), rejected, efficiency * 100);
        }
    }

    private RateControlTable() {}

    static List<Row> rows(Network network, int seeds, int clockNoiseMillis) {
        ServerModel.Named server = ServerModel.anyOfDocumented();
        return SIZES.stream()
                .map(calls -> Row.of(new Simulation(server, network, calls, clockNoiseMillis, 0), seeds))
                .toList();
    }

    static String text(List<Row> rows) {
        return "%-6s %6s %9s %11s%n".formatted("net", "calls", "rejected", "worst T(N)")
                + rows.stream().map(Row::toString).collect(joining("\n"));
    }

    public static void main(String[] args) {
        int seeds = args.length > 0 ? Integer.parseInt(args[0]) : SEEDS;
        int noise = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        for (Network network : Network.values()) {
            System.out.println(text(rows(network, seeds, noise)));
        }
    }
}
