package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.People;
import io.github.feedpin.benchmarks.clients.Setup;
import io.github.feedpin.benchmarks.lab.AllocatedBytes;
import io.github.feedpin.benchmarks.lab.OwnProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;

/** One client in one round with so many calls under way, in a JVM of its own: works, and prints its figures. */
public final class Trial {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** Where others want the core as well, or where there is little to do, waiting has an end. */
    static final int MOST_TIMES_AS_LONG = 3;

    private static final Duration LAST_CALLS = Duration.ofSeconds(30);

    private final Client client;
    private final int inFlight;

    private Trial(Client client, int inFlight) {
        this.client = client;
        this.inFlight = inFlight;
    }

    /**
     * Prints figures.
     *
     * @param args the client's name; the server; how many people it works for; how many calls are under way; how many seconds of a core it gets to
     *     warm up, and for the measurement
     */
    public static void main(String[] args) throws InterruptedException, IOException {
        Setup setup = new Setup(URI.create(args[1]), Integer.parseInt(args[3]), People.list(Integer.parseInt(args[2])));
        try (Client client = ClientName.of(args[0]).create(setup)) {
            Trial trial = new Trial(client, setup.inFlight());
            System.out.println(trial.figures(seconds(args[4]), seconds(args[5])).line());
        }
        System.exit(0);
    }

    private Figures figures(Duration warmUp, Duration measured) throws InterruptedException, IOException {
        Counter counter = new Counter();
        Thread worker = new Thread(() -> work(counter), "worker");
        worker.start();
        AllocatedBytes allocated = new AllocatedBytes();
        await(warmUp, Usage.now(allocated, counter), allocated, counter);
        long compiled = compiledMillis();
        Latencies latencies = counter.newLatencies();
        Usage before = Usage.now(allocated, counter);
        Usage after = await(measured, before, allocated, counter);
        int threads = OwnProcess.threads();
        System.out.println("compiling took " + (compiledMillis() - compiled) + " ms of it");
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
    private static Usage await(Duration cpu, Usage since, AllocatedBytes allocated, Counter counter)
            throws InterruptedException {
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

    private static long compiledMillis() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static Duration seconds(String number) {
        return Duration.ofMillis(Math.round(Double.parseDouble(number) * 1000));
    }
}
