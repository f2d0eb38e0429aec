package io.github.feedpin.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import redis.embedded.core.ExecutableProvider;

/**
 * Starts servers and Sentinels.
 *
 * @param folder where they keep their files
 * @param options the options, other than the port
 */
record RedisLauncher(Path folder, List<String> options) {

    private static final Duration START = Duration.ofSeconds(20);

    /**
     * Returns a process that accepts connections; null if the port is in use. Its log tells, since a connection may be
     * accepted by another process: one that was started while this JVM examined the port has the same sockets at first.
     */
    @Nullable
    Process launch(int port) {
        try {
            Path log = Files.createTempFile(folder, "redis", ".log");
            Process process = new ProcessBuilder(command(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            long deadline = System.nanoTime() + START.toNanos();
            while (System.nanoTime() < deadline) {
                boolean ended = !process.isAlive();
                String said = Files.readString(log, StandardCharsets.ISO_8859_1);
                if (said.contains("Ready to accept connections") || said.contains("Sentinel ID is")) {
                    return process;
                }
                if (ended && said.contains("Address already in use")) {
                    return null;
                }
                if (ended) {
                    throw new IllegalStateException("Redis has ended: " + said);
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            process.destroyForcibly();
            throw new IllegalStateException("Redis did not start within " + START);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(int port) {
        List<String> command = new ArrayList<>(List.of(Binary.UNPACKED.pathOrAbort()));
        if (options.contains("--sentinel")) {
            command.addAll(options);
            command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
        } else {
            String kind = options.contains("--tls-cert-file") ? "--tls-port" : "--port";
            command.addAll(List.of("--port", "0", kind, String.valueOf(port), "--bind", "127.0.0.1"));
            command.addAll(List.of("--save", "", "--appendonly", "no"));
            command.addAll(List.of("--dir", folder.toString(), "--daemonize", "no"));
            command.addAll(options);
        }
        return command;
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
