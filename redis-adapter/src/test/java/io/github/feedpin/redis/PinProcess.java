package io.github.feedpin.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A process that runs a releaser, and may pin a user, until it is killed. */
final class PinProcess implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    /** The platform and the Redis that processes use, and the app. */
    record Shared(BaseUrl platform, int redis, String appId, String secret) {

        /** Returns a client whose calls take at most a second. */
        FeedpinClient client(PinStore store, int maxConcurrentCalls) {
            return FeedpinClient.builder(new PlatformOverHttp(platform))
                    .credentials(AppCredentials.selfBuilt(appId, secret))
                    .pinStore(store)
                    .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(maxConcurrentCalls))
                    .build();
        }
    }

    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    /** Ends when the process has ended and all its lines have been read. */
    private final Thread reader = new Thread(this::read, "pin-process");

    private PinProcess(Process process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process whose calls pause at a step.
     *
     * @param expiry how long its calls count as in flight
     * @param userId the user that it pins for 10 seconds; empty to pin no user
     */
    static PinProcess start(Shared shared, String step, Duration pause, Duration expiry, String userId) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");
        Collections.addAll(command, "-cp", System.getProperty("java.class.path"), PinProcess.class.getName());
        Collections.addAll(command, shared.platform().toString(), String.valueOf(shared.redis()));
        Collections.addAll(command, shared.appId(), shared.secret());
        Collections.addAll(command, step, pause.toString(), expiry.toString(), userId);
        try {
            return new PinProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        Shared shared = new Shared(BaseUrl.of(args[0]), Integer.parseInt(args[1]), args[2], args[3]);
        PinStore store = FeedpinRedis.builder(RedisURI.create("127.0.0.1", shared.redis()))
                .build()
                .pinStore(shared.platform());
        String userId = args[7];
        // One, so that calls arrive in the order in which they begin; two, so that a release and a pin pause at once.
        FeedpinClient client = shared.client(
                new PausingPinStore(store, args[4], Duration.parse(args[5]), Duration.parse(args[6])),
                userId.isEmpty() ? 1 : 2);
        client.releaser().start();
        if (!userId.isEmpty()) {
            client.with(RunOptions.defaults().withRelease(Duration.ofSeconds(10)))
                    .pin(userId)
                    .subscribe();
        }
        // Ends with the test.
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private void read() {
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("closed");
        }
    }

    /** Waits until the process has printed a line; fails at once if the process has ended without it. */
    PinProcess await(String line) {
        return awaitCount(line, 1);
    }

    /** Waits until the process has printed a line so many times more. */
    PinProcess awaitMore(String line, long times) {
        return awaitCount(line, count(line) + times);
    }

    private PinProcess awaitCount(String line, long wanted) {
        SharedCalls.await("'" + line + "' of a process", AT_MOST, () -> {
            boolean ended = !reader.isAlive();
            boolean printed = count(line) >= wanted;
            if (ended && !printed) {
                throw new AssertionError("The process has ended without '" + line + "': " + lines);
            }
            return printed;
        });
        return this;
    }

    private long count(String line) {
        return lines.stream().filter(line::equals).count();
    }

    /** Sends a signal, such as STOP, CONT or KILL. */
    void signal(String name) {
        RedisProcess.signal(process.pid(), name);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
