package io.github.feedpin.cli.demo;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Another process of this command line, with a small heap. Its output goes to files.
 *
 * @param process the process
 * @param progress the file of its standard error
 */
record CommandProcess(Process process, Path progress) {

    /** How often a process prints its progress. */
    private static final Duration INTERVAL = Duration.ofMillis(200);

    /** Options of this JVM that are passed on. */
    private static final List<String> PASSED_ON =
            List.of("-XX:", "-Dfeedpin.ascii=", "--enable-native-access=", "--sun-misc-unsafe-memory-access=");

    /**
     * Starts a process.
     *
     * @param mainClass the main class of this command line
     * @param environment additional variables
     * @param folder for its output
     */
    static CommandProcess start(
            String name, String mainClass, List<String> arguments, Map<String, String> environment, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options());
        command.addAll(List.of("-Xmx128m", "-Dfeedpin.interval=" + INTERVAL.toMillis()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        Path progress = folder.resolve(name + ".progress");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(folder.resolve(name + ".report").toFile())
                .redirectError(progress.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new CommandProcess(process, progress);
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElse(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
    }

    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> PASSED_ON.stream().anyMatch(option::startsWith))
                .toList();
    }

    /** Returns the last line of its progress; empty if there is none. */
    String lastLine() {
        return LastLine.of(progress);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Returns whether it has ended with exit code 0. */
    boolean hasSucceeded() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    /** Asks it to stop. */
    void stop() {
        process.destroy();
    }

    /** Waits for its end until {@code nanoTime}, and then kills it. */
    void awaitEnd(long nanoTime) {
        try {
            if (!process.waitFor(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
