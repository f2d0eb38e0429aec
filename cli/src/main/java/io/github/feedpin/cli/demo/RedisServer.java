package io.github.feedpin.cli.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server for the demonstration: a process on a free port of this machine, with a random password and without
 * persistence. Its binary is part of a library.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofMillis(10);
    private static final int PASSWORD_BYTES = 16;

    private final Process process;
    private final int port;
    private final String password;

    private RedisServer(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a server.
     *
     * @param folder an empty folder for its files, which remain there
     * @throws IOException if there is no binary for this platform, or it does not start; the message is a clause
     */
    public static RedisServer start(Path folder) throws IOException {
        int port = freePort();
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path log = folder.resolve("redis.log");
        RedisServer server = new RedisServer(launch(binary(folder), log), port, password);
        try {
            server.configure(folder);
            server.awaitPort(log);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Returns the address, without the password. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Returns the password. */
    public String password() {
        return password;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    void requireRunning() throws RedisEndedException {
        if (!isRunning()) {
            throw new RedisEndedException(process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path binary(Path folder) throws IOException {
        try {
            return ExecutableProvider.newJarResourceProvider(folder.toFile())
                    .get()
                    .toPath();
        } catch (IOException e) {
            throw new IOException(
                    "redis-server cannot be written to " + folder + ": " + e.getMessage() + DemoFolder.TEMPORARY_FILES,
                    e);
        } catch (RuntimeException e) {
            throw new IOException("no redis-server is included for this platform (" + System.getProperty("os.name")
                    + ", " + System.getProperty("os.arch") + ")");
        }
    }

    private static Process launch(Path binary, Path log) throws IOException {
        try {
            return new ProcessBuilder(List.of(binary.toString(), "-"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            // Without the program, which the message of the cause does not quote.
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the included redis-server cannot be started from " + binary.getParent() + ": " + why.getMessage()
                            + DemoFolder.TEMPORARY_FILES,
                    e);
        }
    }

    /** Passes the settings through standard input, since arguments are visible to other users. */
    private void configure(Path folder) throws IOException {
        String settings = String.join(
                "\n",
                "port " + port,
                "bind 127.0.0.1",
                "requirepass " + password,
                "save \"\"",
                "appendonly no",
                "dir \"" + folder + "\"",
                "");
        try (OutputStream input = process.getOutputStream()) {
            input.write(settings.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void awaitPort(Path log) throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        throw new IOException("the included redis-server did not start: " + LastLine.of(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
