package io.github.feedpin.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that pins a user, or runs a releaser, until it is killed. */
final class PinProcess implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private PinProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** Starts a process that pauses at each step of a call; the user is pinned for a second. */
    static PinProcess pinning(BaseUrl platform, AppCredentials app, String secret, int redis, String userId) {
        return start(platform, app.appId(), secret, redis, userId);
    }

    /** Starts a process that pauses at each step of a call. */
    static PinProcess releasing(BaseUrl platform, AppCredentials app, String secret, int redis) {
        return start(platform, app.appId(), secret, redis, "");
    }

    private static PinProcess start(BaseUrl platform, String appId, String secret, int redis, String userId) {
        try {
            return new PinProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PinProcess.class.getName(),
                            platform.toString(),
                            appId,
                            secret,
                            String.valueOf(redis),
                            userId)
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a client, whose calls take at most a second. */
    static FeedpinClient client(BaseUrl url, AppCredentials app, String secret, PinStore store) {
        return FeedpinClient.builder(ReactorNettyPlatform.builder(url)
                        .callTimeout(Duration.ofSeconds(1))
                        .build())
                .credentials(AppCredentials.selfBuilt(app.appId(), secret))
                .pinStore(store)
                // So that calls arrive in the order in which they began.
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(1))
                .build();
    }

    public static void main(String[] args) throws IOException {
        BaseUrl url = BaseUrl.of(args[0]);
        AppCredentials app = AppCredentials.selfBuilt(args[1], args[2]);
        PinStore store = FeedpinRedis.builder(RedisURI.create("127.0.0.1", Integer.parseInt(args[3])))
                .build()
                .pinStore(url);
        FeedpinClient client = client(url, app, args[2], new PausingPinStore(store));
        if (args[4].isEmpty()) {
            client.releaser().start();
        } else {
            client.with(RunOptions.defaults().withRelease(Duration.ofSeconds(1)))
                    .pin(args[4])
                    .block();
            System.out.println("pinned");
        }
        // Ends with the test.
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    /** Waits until the process has printed a line. */
    PinProcess await(String line) {
        try {
            CompletableFuture.runAsync(() -> readUntil(line))
                    .orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (RuntimeException e) {
            throw new AssertionError("No line " + line + " in " + lines, e);
        }
        return this;
    }

    private void readUntil(String line) {
        try {
            String read;
            do {
                read = output.readLine();
                if (read == null) {
                    throw new IllegalStateException("The process has ended");
                }
                lines.add(read);
            } while (!read.equals(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
