package io.github.feedpin.benchmarks;

import picocli.CommandLine;

/** Starts the benchmarks in a process of their own. */
public final class Main {

    private Main() {}

    /** Runs the benchmark that {@code args} say, and ends the JVM. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs the benchmark that {@code args} say; gives the exit code. */
    static int run(String... args) {
        return new CommandLine(new BenchmarksCommand()).execute(args);
    }
}
