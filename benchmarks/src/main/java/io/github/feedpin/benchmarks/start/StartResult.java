package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.harness.ProcessMetrics;
import java.util.List;
import java.util.stream.Stream;

/**
 * Result of one start.
 *
 * @param millis duration in milliseconds
 * @param cpuMillis CPU time of the process in milliseconds
 * @param classes number of loaded classes
 */
record StartResult(double millis, double cpuMillis, double classes) {

    private static final String PREFIX = "start ";

    /** Prints the result of the current process, so that {@link #parse} can read it, and exits. */
    static void printAndExit(double millis) {
        System.out.println(
                PREFIX + millis + " " + ProcessMetrics.cpuNanos() / 1e6 + " " + ProcessMetrics.loadedClasses());
        System.exit(0);
    }

    /** Returns the result in the output of a process. */
    static StartResult parse(List<String> lines) {
        String line = lines.stream()
                .filter(any -> any.startsWith(PREFIX))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A JVM printed no result, but " + lines));
        double[] numbers = Stream.of(line.substring(PREFIX.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new StartResult(numbers[0], numbers[1], numbers[2]);
    }
}
