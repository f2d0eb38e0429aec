package io.github.feedpin.benchmarks;

import picocli.CommandLine;

/** Main class of the benchmarks. */
public final class Main {

    private Main() {}

    /** Executes the command line {@code args}, and exits with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
    }
}
