package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.benchmarks.clients.Feedpin;
import io.github.feedpin.benchmarks.lab.AllocatedBytes;
import io.github.feedpin.benchmarks.lab.OwnProcess;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pins runs of different sizes in turn, as many of each as make the same number of users, and prints what a user costs
 * in each.
 */
public final class CostPerUser {

    private final FeedpinClient feedpin = Feedpin.client(new InMemoryPlatform()).build();
    private final AllocatedBytes allocated = new AllocatedBytes();
    private final Way way;
    private final int users;

    private CostPerUser(Way way, int users) {
        this.way = way;
        this.users = users;
    }

    /**
     * Prints a {@link Cost} for each size and round.
     *
     * @param args the way; how many users a measurement takes; how many seconds of a core the warm-up takes; how many
     *     rounds; then the sizes
     */
    public static void main(String[] args) {
        CostPerUser measurement = new CostPerUser(Way.valueOf(args[0]), Integer.parseInt(args[1]));
        List<Integer> sizes = Stream.of(args).skip(4).map(Integer::valueOf).toList();
        measurement.warmUp(sizes, Duration.ofSeconds(Integer.parseInt(args[2])));
        for (int round = 0; round < Integer.parseInt(args[3]); round++) {
            for (int size : sizes) {
                System.out.println(measurement.cost(size).line());
            }
        }
        System.exit(0);
    }

    private void warmUp(List<Integer> sizes, Duration cpu) {
        while (OwnProcess.cpuNanos() < cpu.toNanos()) {
            sizes.forEach(size -> way.run(feedpin, size));
        }
    }

    private Cost cost(int size) {
        int runs = Math.max(1, users / size);
        // What earlier runs left behind is not this one's.
        System.gc();
        long cpu = OwnProcess.cpuNanos();
        long bytes = allocated.total();
        for (int run = 0; run < runs; run++) {
            way.run(feedpin, size);
        }
        double all = (double) runs * size;
        return new Cost(size, (OwnProcess.cpuNanos() - cpu) / all, (allocated.total() - bytes) / all);
    }
}
