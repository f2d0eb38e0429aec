package io.github.feedpin.benchmarks.server;

import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.CpuCore;
import io.github.feedpin.benchmarks.harness.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link StubServer} in a separate process.
 *
 * @param process the process
 * @param url base URL of the server
 */
public record ServerProcess(Process process, URI url) implements AutoCloseable {

    /** Starts the server, and waits until it accepts connections. */
    public static ServerProcess start() throws IOException {
        Jvm jvm = new Jvm(StubServer.class, ClassPath.of("reactor-netty"), CpuCore.SERVER, List.of("-Xmx64m"));
        Process process = jvm.start();
        BufferedReader output = process.inputReader();
        @Nullable String port = output.readLine();
        if (port == null) {
            throw new IOException("The server does not start");
        }
        return new ServerProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
