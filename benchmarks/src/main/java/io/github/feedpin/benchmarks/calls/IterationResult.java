package io.github.feedpin.benchmarks.calls;

import java.util.stream.Stream;

/**
 * Result of one iteration of one client.
 *
 * @param callsPerSecond successful calls per second
 * @param cpuMicros CPU time of the whole process per call, in microseconds
 * @param bytes heap allocation of all threads per call
 */
record IterationResult(double callsPerSecond, double cpuMicros, double bytes) {

    private static final String PREFIX = "iteration ";

    /** Returns this result as a line that {@link #parse} reads. */
    String line() {
        return PREFIX + callsPerSecond + " " + cpuMicros + " " + bytes;
    }

    /** Returns whether {@code line} is a result. */
    static boolean isLine(String line) {
        return line.startsWith(PREFIX);
    }

    static IterationResult parse(String line) {
        double[] numbers = Stream.of(line.substring(PREFIX.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new IterationResult(numbers[0], numbers[1], numbers[2]);
    }
}
