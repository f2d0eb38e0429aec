package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.CpuCore;
import io.github.feedpin.benchmarks.harness.Jvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@link Worker} in a separate process. Idle between iterations. */
final class WorkerProcess implements AutoCloseable {

    /** Maximum delay of an iteration on a busy machine. */
    private static final Duration GRACE = Worker.MAX_COMPLETION.plusMinutes(2);

    private final ClientName client;
    private final Process process;
    private final Duration grace;
    private final BufferedWriter requests;
    private final BufferedReader output;

    WorkerProcess(ClientName client, Process process, Duration grace) {
        this.client = client;
        this.process = process;
        this.grace = grace;
        this.requests = process.outputWriter();
        this.output = process.inputReader();
    }

    static WorkerProcess start(ClientName client, URI server, int users, int concurrency, List<String> flags)
            throws IOException {
        Jvm jvm = new Jvm(Worker.class, ClassPath.of(client.classPath()), CpuCore.CLIENT, flags);
        return new WorkerProcess(client, jvm.start(client.name(), server, users, concurrency), GRACE);
    }

    ClientName client() {
        return client;
    }

    /**
     * Runs an iteration that takes {@code seconds} of CPU time.
     *
     * @throws IOException if the process ends or exceeds the time limit; the message contains the client
     */
    IterationResult runIteration(double seconds) throws IOException {
        long limit = grace.toMillis() + (long) (Worker.MAX_TIMES_CPU * seconds * 1000);
        Executor afterLimit = CompletableFuture.delayedExecutor(limit, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> kill = CompletableFuture.runAsync(process::destroyForcibly, afterLimit);
        try {
            requests.write(seconds + "\n");
            requests.flush();
            return readResult();
        } catch (IOException e) {
            throw new IOException("The JVM of " + client + " ended or exceeded its time limit: " + e.getMessage(), e);
        } finally {
            kill.cancel(false);
        }
    }

    private IterationResult readResult() throws IOException {
        @Nullable String line;
        while ((line = output.readLine()) != null) {
            if (IterationResult.isLine(line)) {
                return IterationResult.parse(line);
            }
        }
        throw new EOFException("end of output");
    }

    /** Kills the process, and waits for its end. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
