package io.github.feedpin.benchmarks.calls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.People;
import io.github.feedpin.benchmarks.clients.Setup;
import io.github.feedpin.benchmarks.lab.AllocatedBytes;
import io.github.feedpin.benchmarks.lab.OwnProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;

/**
 * One client with so many calls under way, in a JVM of its own: works whenever it is its turn, and prints its figures.
 */
public final class Trial {

    /** Where others want the core as well, or where there is little to do, waiting has an end. */
    static final int MOST_TIMES_AS_LONG = 3;

    /** How long the last calls of a turn may take. */
    static final Duration LAST_CALLS = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** Until what others have used meanwhile, such as caches and connections, is its own again. Does not count. */
    private static final Duration LEAD_IN = Duration.ofMillis(200);

    private final Client client;
    private final int inFlight;
    private final AllocatedBytes allocated = new AllocatedBytes();

    private Trial(Client client, int inFlight) {
        this.client = client;
        this.inFlight = inFlight;
    }

    /**
     * Reads how many seconds of a core a turn takes, and prints the figures of that turn; again and again, until there
     * is nothing more to read.
     *
     * @param args the client's name; the server; how many people it works for; how many calls are under way
     */
    public static void main(String[] args) throws InterruptedException, IOException {
        Setup setup = new Setup(URI.create(args[1]), Integer.parseInt(args[3]), People.list(Integer.parseInt(args[2])));
        try (Client client = ClientName.of(args[0]).create(setup);
                BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            Trial trial = new Trial(client, setup.inFlight());
            String seconds;
            while ((seconds = turns.readLine()) != null) {
                Duration turn = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
                System.out.println(trial.figures(turn).line());
            }
        }
        System.exit(0);
    }

    private Figures figures(Duration turn) throws InterruptedException, IOException {
        Counter counter = new Counter();
        Thread worker = new Thread(() -> work(counter), "worker");
        worker.start();
        Usage before = await(LEAD_IN, Usage.now(allocated, counter), counter);
        Latencies latencies = counter.newLatencies();
        Usage after = await(turn, before, counter);
        int threads = OwnProcess.threads();
        counter.end();
        worker.join(LAST_CALLS.toMillis());
        if (worker.isAlive()) {
            throw new IllegalStateException("The last calls do not end");
        }
        double calls = after.calls() - before.calls();
        return new Figures(
                inFlight,
                calls * Duration.ofSeconds(1).toNanos() / (after.nanos() - before.nanos()),
                (after.cpuNanos() - before.cpuNanos()) / calls / 1e3,
                (after.bytes() - before.bytes()) / calls,
                latencies.quantile(0.5) / 1e6,
                latencies.quantile(0.99) / 1e6,
                threads,
                OwnProcess.peakMegabytes());
    }

    /** Waits until this process has had so much of a core, and says what it has used then. */
    private Usage await(Duration cpu, Usage since, Counter counter) throws InterruptedException {
        Usage now = since;
        while (now.cpuNanos() - since.cpuNanos() < cpu.toNanos()
                && now.nanos() - since.nanos() < cpu.toNanos() * MOST_TIMES_AS_LONG) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            now = Usage.now(allocated, counter);
        }
        return now;
    }

    private void work(Counter counter) {
        try {
            client.work(inFlight, counter);
        } catch (InterruptedException | RuntimeException failure) {
            counter.failed(failure);
        }
    }
}
