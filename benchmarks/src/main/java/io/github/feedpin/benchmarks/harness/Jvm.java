package io.github.feedpin.benchmarks.harness;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts child JVMs.
 *
 * @param mainClass main class of the child JVM
 * @param classPath class path, to which the classes of the benchmarks are added
 * @param core the CPU core that it runs on
 * @param flags additional JVM flags
 */
public record Jvm(Class<?> mainClass, ClassPath classPath, CpuCore core, List<String> flags) {

    /** The garbage collector with the least overhead on a single core. */
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    /** Suppresses SLF4J's message that there is no logging provider. */
    private static final String QUIET = "-Dslf4j.internal.verbosity=ERROR";

    /** Includes, for newer JVMs, the flags that permit Netty to use native code and Unsafe. */
    private static final List<String> COMMON_FLAGS = Runtime.version().feature() < 24
            ? List.of(COLLECTOR, QUIET)
            : List.of(COLLECTOR, QUIET, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private static final CpuPinning PINNING = CpuPinning.detect();

    /** Returns the relevant flags of a child JVM with these additional {@code flags}. */
    public static String describe(List<String> flags) {
        return "JVM flags: "
                + String.join(
                        " ", Stream.concat(Stream.of(COLLECTOR), flags.stream()).toList());
    }

    static boolean isPinningSupported() {
        return !PINNING.prefix(CpuCore.CLIENT).isEmpty();
    }

    /** Starts the JVM with {@code args}, and kills it unless it ends within {@code limit}. */
    public Ended run(Duration limit, Object... args) throws IOException, InterruptedException {
        Path output = Files.createTempFile("feedpin-benchmarks", ".log");
        try {
            Process process = builder(args)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean inTime = waitFor(process, limit);
            return new Ended(inTime ? process.exitValue() : Ended.TIMEOUT, Files.readAllLines(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Starts the JVM with {@code args}; its standard error is inherited. */
    public Process start(Object... args) throws IOException {
        return builder(args).redirectError(Redirect.INHERIT).start();
    }

    private static boolean waitFor(Process process, Duration limit) throws InterruptedException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private ProcessBuilder builder(Object... args) {
        List<String> command = new ArrayList<>(PINNING.prefix(core));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(COMMON_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath.withBenchmarks(), mainClass.getName()));
        Stream.of(args).map(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command);
    }

    /**
     * Result of a child JVM.
     *
     * @param exitCode its exit code, or {@value #TIMEOUT} if it was killed after the time limit
     * @param lines its output
     */
    public record Ended(int exitCode, List<String> lines) {

        static final int TIMEOUT = -1;

        /** Returns the output, or throws an exception unless the exit code is 0. */
        public List<String> linesOrThrow() {
            if (exitCode != 0) {
                String how = exitCode == TIMEOUT ? "exceeded its time limit" : "ended with exit code " + exitCode;
                throw new IllegalStateException("A child JVM " + how + ":\n" + String.join("\n", lines));
            }
            return lines;
        }
    }
}
