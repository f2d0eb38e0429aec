package io.github.feedpin.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.core.ExecutableProvider;

/** A real Redis server, on a free port of this machine, without persistence. */
public final class RedisProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    private final int port;
    private final List<String> options;
    private final Path folder;
    private final RedisClient client = RedisClient.create();
    private Process process;

    private RedisProcess(List<String> options) {
        this.options = options;
        this.port = freePort();
        try {
            this.folder = Files.createTempDirectory("feedpin-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.process = launch();
    }

    /** Starts a server; skips the test if this platform has no binary. */
    public static RedisProcess start(String... options) {
        return new RedisProcess(List.of(options));
    }

    public int port() {
        return port;
    }

    public RedisURI uri() {
        return RedisURI.create("127.0.0.1", port);
    }

    /** Returns blocking commands on a connection of its own, for tests. */
    public RedisCommands<String, String> commands() {
        StatefulRedisConnection<String, String> connection = client.connect(uri());
        return connection.sync();
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

    @Override
    public void close() {
        client.shutdownAsync(0, 100, TimeUnit.MILLISECONDS);
        kill();
        folder.toFile().delete();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(Binary.PATH, "--port", String.valueOf(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        command.addAll(List.of("--dir", folder.toString(), "--daemonize", "no"));
        command.addAll(options);
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitPort();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitPort() {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        throw new IllegalStateException("Redis did not start");
    }

    static void signal(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor(10, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The binary, which is unpacked once. */
    private static final class Binary {

        static final String PATH = unpack();

        private static String unpack() {
            try {
                File folder = Files.createTempDirectory("feedpin-redis-server").toFile();
                folder.deleteOnExit();
                File binary = ExecutableProvider.newJarResourceProvider(folder).get();
                binary.deleteOnExit();
                return binary.getAbsolutePath();
            } catch (IOException | RuntimeException e) {
                return Assumptions.abort("No Redis binary for this platform: " + e);
            }
        }
    }
}
