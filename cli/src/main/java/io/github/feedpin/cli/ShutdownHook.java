package io.github.feedpin.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Shutdown hook for Ctrl-C and termination signals: stops the command, waits until it has printed its report, and ends
 * the JVM with the exit code of the command.
 */
final class ShutdownHook {

    private static final long TIMEOUT_SECONDS = 15;

    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private ShutdownHook() {}

    static ShutdownHook register() {
        ShutdownHook hook = new ShutdownHook();
        Runtime.getRuntime().addShutdownHook(new Thread(hook::shutDown, "feedpin-stop"));
        return hook;
    }

    /** Completes when the JVM is asked to shut down. */
    Mono<Void> signal() {
        return stop.asMono();
    }

    /** Ends the JVM after the command has completed. */
    void exit(int code) {
        exitCode.complete(code);
        System.exit(code);
    }

    private void shutDown() {
        stop.tryEmitEmpty();
        try {
            Runtime.getRuntime().halt(exitCode.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            Runtime.getRuntime().halt(ExitCode.SOME_NOT_APPLIED);
        }
    }
}
