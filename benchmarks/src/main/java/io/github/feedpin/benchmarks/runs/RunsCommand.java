package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.clients.SampleUserIds;
import io.github.feedpin.benchmarks.harness.MachineInfo;
import io.github.feedpin.benchmarks.harness.Numbers;
import io.github.feedpin.benchmarks.harness.Report;
import io.github.feedpin.benchmarks.harness.Summary;
import io.github.feedpin.benchmarks.harness.Table;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code benchmarks/run runs}. */
@Command(
        name = "runs",
        header = "Compares the duration of runs with the minimum that the quota permits, in virtual time.")
public final class RunsCommand implements Callable<Integer> {

    @Option(names = "--users", split = ",", paramLabel = "N", description = "Number of users of a run.")
    private List<Integer> users = List.of(5_000, 50_000, 500_000);

    @Option(
            names = "--latency",
            split = ",",
            paramLabel = "MS",
            description = "Maximum round trip in milliseconds; the minimum is 30.")
    private List<Integer> latencies = List.of(70, 1_000);

    @Option(names = "--seeds", paramLabel = "N", description = "Number of runs, each with other round trips.")
    private int seeds = 10;

    @Override
    public Integer call() {
        Table table =
                new Table("client", "users", "round trip, ms", "minimum", "duration", "share of minimum", "rejected");
        for (int latency : latencies) {
            for (int size : users) {
                List<String> userIds = SampleUserIds.list(size);
                for (Contender contender : Contender.values()) {
                    table.row(row(contender, userIds, Duration.ofMillis(latency)));
                }
            }
        }
        Report.print(
                table.toString(),
                MachineInfo.commit(),
                "seeds: " + seeds + ", median duration, mean number of rejected calls");
        return 0;
    }

    /** Returns the time between the first and the last call of a run that the quota requires at least. */
    static Duration minimumDuration(int users) {
        int calls = (users + TimeSensitiveRequest.MAX_USERS - 1) / TimeSensitiveRequest.MAX_USERS;
        return Quota.platformDefault().minimumDuration(calls);
    }

    private String[] row(Contender contender, List<String> userIds, Duration latency) {
        System.err.printf("%s, %,d users%n", contender, userIds.size());
        List<RunResult> results = LongStream.range(0, seeds)
                .mapToObj(seed -> Simulation.run(contender, userIds, latency, seed))
                .toList();
        long minimum = minimumDuration(userIds.size()).toSeconds();
        double seconds = Summary.of(results, RunResult::seconds).median();
        double rejected =
                results.stream().mapToLong(RunResult::rejected).average().orElseThrow();
        return new String[] {
            contender.toString(),
            Numbers.text(userIds.size(), 0),
            Simulation.MIN_LATENCY.toMillis() + "–" + Numbers.text(latency.toMillis(), 0),
            minimum + " s",
            Numbers.text(seconds, 2) + " s",
            Numbers.text(100 * minimum / seconds, 1) + " %",
            // Distinguishes one rejection in all runs from none.
            rejected == 0 ? "0" : Numbers.text(rejected, 1)
        };
    }
}
