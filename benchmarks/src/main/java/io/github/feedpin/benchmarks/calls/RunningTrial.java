package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
import io.github.feedpin.benchmarks.lab.Jvm;
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

/** A {@link Trial} in a process of its own, until it is closed. Does nothing unless it is its turn. */
final class RunningTrial implements AutoCloseable {

    /**
     * How much longer than it is to work a turn may last: until the last calls have ended, on a machine that is busy.
     */
    private static final Duration ALLOWANCE = Trial.LAST_CALLS.plusMinutes(2);

    private final ClientName client;
    private final Process process;
    private final Duration allowance;
    private final BufferedWriter turns;
    private final BufferedReader said;

    RunningTrial(ClientName client, Process process, Duration allowance) {
        this.client = client;
        this.process = process;
        this.allowance = allowance;
        this.turns = process.outputWriter();
        this.said = process.inputReader();
    }

    /** Starts one with these flags of the JVM. */
    static RunningTrial start(ClientName client, URI server, int users, int inFlight, List<String> flags)
            throws IOException {
        Jvm jvm = new Jvm(Trial.class, ClassPath.of(client.classPath()), Core.CLIENT, flags);
        return new RunningTrial(client, jvm.start(client, server, users, inFlight), ALLOWANCE);
    }

    /** Whose it is. */
    ClientName client() {
        return client;
    }

    /**
     * Has it work for so many seconds of a core.
     *
     * @throws IOException which names the client, when it has ended, ends meanwhile, or takes far too long
     */
    Figures turn(double seconds) throws IOException {
        long limit = allowance.toMillis() + (long) (Trial.MOST_TIMES_AS_LONG * seconds * 1000);
        Executor afterLimit = CompletableFuture.delayedExecutor(limit, TimeUnit.MILLISECONDS);
        CompletableFuture<Void> tooLong = CompletableFuture.runAsync(process::destroyForcibly, afterLimit);
        try {
            turns.write(seconds + "\n");
            turns.flush();
            return figures();
        } catch (IOException e) {
            throw new IOException("The JVM of " + client + " has ended, or took too long: " + e.getMessage(), e);
        } finally {
            tooLong.cancel(false);
        }
    }

    private Figures figures() throws IOException {
        @Nullable String line;
        while ((line = said.readLine()) != null) {
            if (Figures.isLine(line)) {
                return Figures.of(line);
            }
        }
        throw new EOFException("it said nothing more");
    }

    /** Waits until it has ended, so that it is not in the way of the next one. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
