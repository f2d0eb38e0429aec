package io.github.feedpin.benchmarks.calls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.feedpin.benchmarks.clients.CallRecorder;
import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientConfig;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.SampleUserIds;
import io.github.feedpin.benchmarks.harness.AllocatedBytes;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Main class of the JVM that measures one client. Each iteration is requested through standard input. */
public final class Worker {

    /** Maximum duration of an iteration, as a multiple of its CPU time. */
    static final int MAX_TIMES_CPU = 3;

    /** Maximum duration of the last calls of an iteration. */
    static final Duration MAX_COMPLETION = Duration.ofSeconds(30);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** Start of an iteration that is not counted, since other clients have used the CPU caches meanwhile. */
    private static final Duration LEAD_IN = Duration.ofMillis(200);

    private final Client client;
    private final int concurrency;
    private final AllocatedBytes allocated = new AllocatedBytes();

    private Worker(Client client, int concurrency) {
        this.client = client;
        this.concurrency = concurrency;
    }

    /**
     * Reads the CPU time of an iteration in seconds, runs it and prints its {@link IterationResult}, until standard
     * input ends.
     *
     * @param args the {@link ClientName}, the URL of the server, the number of user ids, the number of calls in flight
     */
    public static void main(String[] args) throws Exception {
        ClientConfig config = new ClientConfig(
                URI.create(args[1]), Integer.parseInt(args[3]), SampleUserIds.list(Integer.parseInt(args[2])));
        try (Client client = ClientName.valueOf(args[0]).create(config);
                BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
            Worker worker = new Worker(client, config.concurrency());
            String seconds;
            while ((seconds = requests.readLine()) != null) {
                Duration cpu = Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000));
                System.out.println(worker.runIteration(cpu).line());
            }
        }
        System.exit(0);
    }

    private IterationResult runIteration(Duration cpu) throws Exception {
        CallRecorder recorder = new CallRecorder();
        FutureTask<Boolean> calls = new FutureTask<>(() -> {
            client.makeCalls(concurrency, recorder);
            return true;
        });
        new Thread(calls, "worker").start();
        UsageSnapshot start = await(LEAD_IN, UsageSnapshot.take(allocated, recorder), recorder, calls);
        UsageSnapshot end = await(cpu, start, recorder, calls);
        recorder.stop();
        calls.get(MAX_COMPLETION.toMillis(), TimeUnit.MILLISECONDS);
        return end.resultSince(start);
    }

    /** Waits until this process has used {@code cpu}, or calls have failed, and returns its usage at that time. */
    private UsageSnapshot await(Duration cpu, UsageSnapshot start, CallRecorder recorder, FutureTask<Boolean> calls)
            throws InterruptedException {
        UsageSnapshot now = start;
        while (!calls.isDone()
                && now.cpuNanos() - start.cpuNanos() < cpu.toNanos()
                && now.nanos() - start.nanos() < cpu.toNanos() * MAX_TIMES_CPU) {
            Thread.sleep(POLL_INTERVAL.toMillis());
            now = UsageSnapshot.take(allocated, recorder);
        }
        return now;
    }
}
