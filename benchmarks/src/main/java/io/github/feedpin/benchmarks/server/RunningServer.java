package io.github.feedpin.benchmarks.server;

import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
import io.github.feedpin.benchmarks.lab.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stand-in that runs in a process of its own, until it is closed. */
public final class RunningServer implements AutoCloseable {

    private final Process process;
    private final URI url;
    private volatile boolean wanted = true;

    private RunningServer(Process process, URI url) {
        this.process = process;
        this.url = url;
        process.onExit().thenRun(this::explain);
    }

    /** Starts one that waits so long with each response. */
    public static RunningServer start(Duration delay) throws IOException {
        Jvm jvm = new Jvm(StandIn.class, ClassPath.of("reactor-netty"), Core.SERVER, List.of("-Xmx64m"));
        Process process = jvm.start(delay.toMillis());
        BufferedReader said = process.inputReader();
        @Nullable String port = said.readLine();
        if (port == null) {
            throw new IOException("The server does not start");
        }
        return new RunningServer(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Where it is. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        wanted = false;
        process.destroy();
    }

    /** Whatever a client complains of then, this is why. */
    private void explain() {
        if (wanted) {
            System.err.println("The server has ended all by itself, with " + process.exitValue());
        }
    }
}
