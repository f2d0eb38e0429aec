package io.github.feedpin.testsupport;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server, on a free port of this machine, without persistence. */
public final class RedisProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private static final int PORTS_FROM = 20_000;
    private static final int PORTS_TO = 30_000;
    /** The distance of the port over which the nodes of a cluster talk to each other. */
    private static final int BUS = 10_000;

    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS_TO - PORTS_FROM));

    /** The threads of all connections of tests, other than those of the code under test. */
    private static final ClientResources RESOURCES = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();

    private final int port;
    private final List<String> options;
    private final TemporaryFolder folder;
    private final RedisClient client = RedisClient.create(RESOURCES);
    private final Runnable end = this::end;
    private Process process;
    private @Nullable StatefulRedisSentinelConnection<String, String> sentinel;

    private RedisProcess(TemporaryFolder folder, List<String> options) {
        this.options = options;
        this.port = freePort();
        this.folder = folder;
        this.process = launch();
        ClosedAtExit.add(end);
    }

    /** Starts a server; skips the test if this platform has no binary. */
    public static RedisProcess start(String... options) {
        return new RedisProcess(newFolder(), List.of(options));
    }

    /** Starts a Sentinel. */
    public static RedisProcess startSentinel(String... configuration) {
        TemporaryFolder folder = newFolder();
        try {
            Path file = Files.write(folder.path().resolve("sentinel.conf"), List.of(configuration));
            return new RedisProcess(folder, List.of(file.toString(), "--sentinel"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a server which accepts connections with TLS only.
     *
     * @param certificate the file of the certificate, which is its own authority
     * @param key the file of its key
     */
    public static RedisProcess startTls(Path certificate, Path key, String... options) {
        List<String> all = new ArrayList<>(List.of("--tls-auth-clients", "no"));
        all.addAll(List.of("--tls-cert-file", certificate.toString()));
        all.addAll(List.of("--tls-key-file", key.toString()));
        all.addAll(List.of("--tls-ca-cert-file", certificate.toString()));
        all.addAll(List.of(options));
        return new RedisProcess(newFolder(), all);
    }

    private static TemporaryFolder newFolder() {
        return TemporaryFolder.create("feedpin-redis");
    }

    public int port() {
        return port;
    }

    /** Returns the URL, without a password. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    /** Returns blocking commands on a connection of its own, for tests. */
    public RedisCommands<String, String> commands() {
        StatefulRedisConnection<String, String> connection = client.connect(uri());
        return connection.sync();
    }

    /** Returns what this Sentinel knows of a primary. */
    public Map<String, String> sentinel(String primary) {
        StatefulRedisSentinelConnection<String, String> connection = sentinel;
        if (connection == null) {
            connection = client.connectSentinel(
                    RedisURI.Builder.sentinel("127.0.0.1", port, primary).build());
            sentinel = connection;
        }
        return connection.sync().master(primary);
    }

    /** Returns commands on a connection of its own, for tests. */
    public RedisAsyncCommands<String, String> asyncCommands() {
        return client.connect(uri()).async();
    }

    /** Sends a signal, such as STOP, CONT or KILL. */
    public void signal(String name) {
        signal(process.pid(), name);
    }

    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server again, empty. */
    public void restart() {
        process = launch();
    }

    /** Ends the server, and deletes its files; happens at the latest when the JVM exits. */
    @Override
    public void close() {
        if (ClosedAtExit.remove(end)) {
            end();
        }
    }

    private void end() {
        client.shutdownAsync(0, 100, TimeUnit.MILLISECONDS);
        kill();
        folder.close();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(Binary.UNPACKED.pathOrAbort()));
        if (options.contains("--sentinel")) {
            command.addAll(options);
            command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
        } else {
            String kind = options.contains("--tls-cert-file") ? "--tls-port" : "--port";
            command.addAll(List.of("--port", "0", kind, String.valueOf(port), "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--appendonly", "no"));
            command.addAll(List.of("--dir", folder.path().toString(), "--daemonize", "no"));
            command.addAll(options);
        }
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitPort(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort(Process started) {
        long deadline = System.nanoTime() + START.toNanos();
        while (started.isAlive() && System.nanoTime() < deadline) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        started.destroyForcibly();
        throw new IllegalStateException("Redis did not start");
    }

    public static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns a port which connections do not use by chance, which leaves room for the port of a cluster, and which is
     * not returned again soon: a server that is being started does not use its port yet.
     */
    private static int freePort() {
        return IntStream.generate(NEXT_PORT::getAndIncrement)
                .map(number -> PORTS_FROM + number % (PORTS_TO - PORTS_FROM))
                .filter(port -> isFree(port) && isFree(port + BUS))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * The binary, which is unpacked once, and deleted when the JVM exits.
     *
     * @param path its path; null if it could not be unpacked
     * @param reason why it could not be unpacked
     */
    private record Binary(@Nullable String path, String reason) {

        static final Binary UNPACKED = unpack();

        private static Binary unpack() {
            try {
                Path folder = TemporaryFolder.create("feedpin-redis-server").path();
                File file = ExecutableProvider.newJarResourceProvider(folder.toFile())
                        .get();
                return new Binary(file.getAbsolutePath(), "");
            } catch (IOException | RuntimeException e) {
                return new Binary(null, e.toString());
            }
        }

        /** Returns the path; skips the test if there is none. */
        String pathOrAbort() {
            return path == null ? Assumptions.abort("No Redis binary for this platform: " + reason) : path;
        }
    }
}
