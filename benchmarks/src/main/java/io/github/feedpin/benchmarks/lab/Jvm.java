package io.github.feedpin.benchmarks.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM of its own, not yet started.
 *
 * @param mainClass what it runs
 * @param classPath what it needs beside the benchmarks' own classes
 * @param core where it runs
 * @param flags of the JVM, beside those that all have
 */
public record Jvm(Class<?> mainClass, ClassPath classPath, Core core, List<String> flags) {

    /** Costs the least where a JVM has one core. */
    public static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Nobody logs anything here, which is no news. */
    private static final String QUIET = "-Dslf4j.internal.verbosity=ERROR";

    /** Netty uses native code and Unsafe, of which newer JVMs warn. */
    private static final List<String> COMMON_FLAGS = Runtime.version().feature() < 24
            ? List.of(COLLECTOR, QUIET)
            : List.of(COLLECTOR, QUIET, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final Cores CORES = Cores.here();

    /** These flags, and those that all JVMs have and that matter, for people to read. */
    public static String describe(List<String> flags) {
        return "JVMs with "
                + Stream.concat(Stream.of(COLLECTOR), flags.stream()).collect(Collectors.joining(" "));
    }

    /** Whether {@link #core} means anything here. */
    public static boolean pins() {
        return !CORES.pin(Core.CLIENT).isEmpty();
    }

    /**
     * Starts it with these arguments, and waits for its end.
     *
     * @return how it ended, and all that it said
     */
    public Ended run(Duration limit, Object... args) throws InterruptedException {
        try {
            Path said = Files.createTempFile(Files.createDirectories(ClassPath.scratch()), "said", ".log");
            try {
                Process process = builder(args)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
                boolean inTime = waitFor(process, limit);
                return new Ended(inTime ? process.exitValue() : Ended.OUT_OF_TIME, Files.readAllLines(said));
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A JVM could not be run: " + e.getMessage(), e);
        }
    }

    /** Starts it with these arguments, and leaves it running; what it complains of goes to the console. */
    public Process start(Object... args) throws IOException {
        return builder(args).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static boolean waitFor(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private ProcessBuilder builder(Object... args) {
        List<String> command = new ArrayList<>(CORES.pin(core));
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(COMMON_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath.withBenchmarks(), mainClass.getName()));
        Stream.of(args).map(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command);
    }

    /**
     * A JVM that has ended.
     *
     * @param exitCode its own, or {@value #OUT_OF_TIME} when it was killed for taking too long
     * @param lines what it said
     */
    public record Ended(int exitCode, List<String> lines) {

        /** No exit code of a process. */
        public static final int OUT_OF_TIME = -1;

        /** What it said, when it did what it was to do. */
        public List<String> linesOrThrow() {
            if (exitCode != 0) {
                String how = exitCode == OUT_OF_TIME ? "took too long" : "ended with " + exitCode;
                throw new IllegalStateException("A JVM " + how + ", and said:\n" + String.join("\n", lines));
            }
            return lines;
        }
    }
}
