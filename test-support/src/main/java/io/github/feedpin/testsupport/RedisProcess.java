package io.github.feedpin.testsupport;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Redis server, on a free port of this machine, without persistence. */
public final class RedisProcess implements AutoCloseable {

    /** The threads of all connections of tests, other than those of the code under test. */
    private static final ClientResources RESOURCES = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();

    private final int port;
    private final RedisLauncher launcher;
    private final TemporaryFolder folder;
    private final RedisClient client = RedisClient.create(RESOURCES);
    private final Runnable end = this::end;
    private Process process;
    private @Nullable StatefulRedisSentinelConnection<String, String> sentinel;

    private RedisProcess(TemporaryFolder folder, List<String> options) {
        this.folder = folder;
        this.launcher = new RedisLauncher(folder.path(), options);
        int free = FreePorts.next();
        Process started = launcher.launch(free);
        while (started == null) {
            free = FreePorts.next();
            started = launcher.launch(free);
        }
        this.port = free;
        this.process = started;
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
        Process started = launcher.launch(port);
        if (started == null) {
            throw new IllegalStateException("Port " + port + " is in use");
        }
        process = started;
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

    public static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
