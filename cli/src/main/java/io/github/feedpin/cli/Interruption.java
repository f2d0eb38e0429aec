package io.github.feedpin.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Ctrl-C, and the like. The JVM does not end before the command has: that is told to stop, and gets a moment to give
 * its account; the exit code is its own.
 */
final class Interruption {

    private static final long LONGEST_END_SECONDS = 15;

    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    private Interruption() {}

    static Interruption watched() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutDown, "feedpin-stop"));
        return interruption;
    }

    /** Completes when somebody wants the command to stop. */
    Mono<Void> signal() {
        return stop.asMono();
    }

    /** Ends the JVM, the command being done. */
    void exit(int code) {
        exitCode.complete(code);
        System.exit(code);
    }

    private void shutDown() {
        stop.tryEmitEmpty();
        try {
            Runtime.getRuntime().halt(exitCode.get(LONGEST_END_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            Runtime.getRuntime().halt(ExitCode.SOME_NOT_APPLIED);
        }
    }
}
