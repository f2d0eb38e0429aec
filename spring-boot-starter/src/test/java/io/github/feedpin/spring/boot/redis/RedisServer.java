package io.github.feedpin.spring.boot.redis;

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
public final class RedisServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);

    /** Stands for the port among the options. */
    static final String PORT = "<port>";

    private final int port;
    private final Process process;

    private RedisServer(List<String> options) {
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(Binary.PATH, "--port", String.valueOf(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
        options.forEach(option -> command.add(option.equals(PORT) ? String.valueOf(port) : option));
        try {
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitPort();
    }

    /** Starts a server; skips the test if this platform has no binary. */
    public static RedisServer start(String... options) {
        return new RedisServer(List.of(options));
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
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

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The binary, which is unpacked once. */
    private static final class Binary {

        static final String PATH = unpack();

        private static String unpack() {
            try {
                Path folder = Files.createTempDirectory("feedpin-redis-server");
                folder.toFile().deleteOnExit();
                Path binary = ExecutableProvider.newJarResourceProvider(folder.toFile())
                        .get()
                        .toPath();
                binary.toFile().deleteOnExit();
                return binary.toString();
            } catch (IOException | RuntimeException e) {
                return Assumptions.abort("No Redis binary for this platform: " + e);
            }
        }
    }
}
